using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Reports;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>Why a simulated dossier was late.</summary>
public enum LateReason
{
    /// <summary>It waited for an officer with room on the desk.</summary>
    Workload,

    /// <summary>The officer who had it was away.</summary>
    Absence,

    /// <summary>The work took longer than the step allows.</summary>
    HardCase,

    /// <summary>No step was too slow; together they were, or it was sent back.</summary>
    Together,
}

/// <summary>A received dossier as reports see it on every day of the run.</summary>
public sealed class DossierHistory
{
    private readonly List<(LocalDateTime From, Waiting Waiting, LocalDateTime? Due)> standings = [];
    private readonly ReportedDossier plain;

    internal DossierHistory(Dossier dossier)
    {
        plain = new ReportedDossier(
            dossier.Code!,
            dossier.Procedure,
            dossier.AuthorityUnit,
            dossier.Channel,
            ProvinceTime.ToLocal(dossier.ReceivedAt!.Value)
        );
        Case = dossier.Case;
    }

    public string Unit => plain.Unit;
    public string Procedure => plain.Procedure;
    public string? Case { get; }
    public Channel Channel => plain.Channel;
    public LocalDateTime Received => plain.Received;

    /// <summary>Null while it is open.</summary>
    public LocalDateTime? Ended { get; private set; }
    public Ending Ending { get; private set; }
    public Verdict? Verdict { get; private set; }

    /// <summary>Set for one that was resolved late.</summary>
    public LateReason? Reason { get; private set; }

    /// <summary>Whether it was part of another.</summary>
    public bool Linked { get; internal init; }

    /// <summary>The dossier as a report on a period counts it.</summary>
    public ReportedDossier At(ReportPeriod period)
    {
        var standing = standings[0];
        foreach (var later in standings)
        {
            if (later.From < period.End)
            {
                standing = later;
            }
        }

        return plain with
        {
            Due = standing.Due,
            Waiting = standing.Waiting,
            Ended = Ended,
            Ending = Ending,
            Verdict = Verdict,
        };
    }

    /// <summary>Notes how the dossier stands after a command.</summary>
    internal void Note(Dossier dossier, WorkingCalendar calendar, LocalDateTime now, Func<LateReason> reason)
    {
        if (Ended is not null)
        {
            return;
        }

        var standing = ReportedState.StandingOf(dossier, calendar, dossier.LastAt);
        if (standings.Count == 0 || standings[^1].Waiting != standing.Waiting || standings[^1].Due != standing.Due)
        {
            standings.Add((now, standing.Waiting, standing.Due));
        }

        if (dossier.FinishedAt is not null)
        {
            Ended = now;
            Ending = ReportedState.EndingOf(dossier.Status);
            Verdict = Ending == Ending.Resolved ? ReportedState.VerdictOf(now, standing.Due) : null;
            Reason = Verdict == WorkingTime.Verdict.Late ? reason() : null;
        }
    }
}
