using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Clocks;

/// <summary>
/// The clocks of a dossier, read from its state: one place that turns events into clock facts. Every due moment that
/// the engine stores and every explanation that a person reads comes through here.
/// </summary>
public static class DossierClocks
{
    /// <summary>The committed clock; null before reception or where nothing is committed.</summary>
    public static ClockReading? Committed(Dossier dossier, WorkingCalendar calendar, Instant now) =>
        dossier.Committed is { } start ? Read(dossier, start, pause => pause.StopsCommitted, calendar, now) : null;

    /// <summary>The statutory clock; null before reception or where no limit is published.</summary>
    public static ClockReading? Statutory(Dossier dossier, WorkingCalendar calendar, Instant now) =>
        dossier.Statutory is { } start ? Read(dossier, start, pause => pause.StopsStatutory, calendar, now) : null;

    /// <summary>What the applicant was promised: the earlier of both clocks.</summary>
    public static ClockReading? Promise(Dossier dossier, WorkingCalendar calendar, Instant now)
    {
        var committed = Committed(dossier, calendar, now);
        var statutory = Statutory(dossier, calendar, now);
        return committed is null || (statutory is not null && statutory.Due < committed.Due) ? statutory : committed;
    }

    /// <summary>
    /// The promise's clock as it would have run under another term, with the same pauses, extensions and calendar; null
    /// before reception or where the dossier has no limit at all.
    /// </summary>
    public static ClockReading? Under(Dossier dossier, Term term, WorkingCalendar calendar, Instant now) =>
        (dossier.Committed ?? dossier.Statutory) is { } start
            ? Read(
                dossier,
                start with
                {
                    Term = term,
                },
                pause => dossier.Committed is null ? pause.StopsStatutory : pause.StopsCommitted,
                calendar,
                now
            )
            : null;

    /// <summary>The clock of one visit of a step; null when the step has no term.</summary>
    /// <param name="notAfter">Due of the dossier, which no step may pass; null where there is none.</param>
    public static ClockReading? OfTask(
        OfficerTask task,
        WorkingCalendar calendar,
        LocalDateTime? notAfter,
        Instant now
    ) => FactsOf(task, notAfter) is { } facts ? Clock.Read(facts, calendar, ProvinceTime.ToLocal(now)) : null;

    /// <summary>Who held the dossier for how many counted minutes, from reception until it was finished (or now).</summary>
    public static LedgerReading? LedgerOf(Dossier dossier, WorkingCalendar calendar, Instant now)
    {
        if (dossier.ReceivedAt is not { } received)
        {
            return null;
        }

        var end = dossier.FinishedAt ?? now;
        return Ledger.Read(
            Holdings.Of(dossier, end),
            ProvinceTime.ToLocal(received),
            ProvinceTime.ToLocal(end),
            calendar
        );
    }

    private static ClockReading Read(
        Dossier dossier,
        ClockStart start,
        Func<DossierPause, bool> stops,
        WorkingCalendar calendar,
        Instant now
    )
    {
        var received = ProvinceTime.ToLocal(dossier.ReceivedAt!.Value);
        var facts = new ClockFacts
        {
            Start = received,
            Term = start.Term,
            Rule = start.Rule,
            CutOff = start.CutOff,
            Extensions =
            [
                .. start.Extra.Select(extra => new Extension(received, extra.Term, extra.Basis)),
                .. dossier.Extensions.Select(e => new Extension(Local(e.At), e.Term, e.Basis)),
            ],
            Pauses =
            [
                .. dossier
                    .Pauses.Where(stops)
                    .Select(p => new Pause(
                        Local(p.From),
                        p.To is { } to ? Local(to) : null,
                        p.Ground,
                        p.Basis,
                        p.Effect
                    )),
            ],
            FinishedAt = dossier.FinishedAt is { } finished ? Local(finished) : null,
        };
        return Clock.Read(facts, calendar, Local(now));
    }

    private static ClockFacts? FactsOf(OfficerTask task, LocalDateTime? notAfter) =>
        task.Term is not { } term
            ? null
            : new ClockFacts
            {
                Start = Local(task.OpenedAt),
                Term = term,
                Rule = StartRule.Moment,
                // A step goes on with what it had left, whatever the ground does to the dossier's own clocks.
                Pauses =
                [
                    .. task.Pauses.Select(p => new Pause(
                        Local(p.From),
                        p.To is { } to ? Local(to) : null,
                        p.Ground,
                        null,
                        PauseEffect.Resume
                    )),
                ],
                FinishedAt = task.EndedAt is { } ended ? Local(ended) : null,
                NotAfter = notAfter,
            };

    private static LocalDateTime Local(Instant at) => ProvinceTime.ToLocal(at);
}
