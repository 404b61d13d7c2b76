using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>Explains one clock of a dossier: committed, statutory, or one task's.</summary>
internal static class ClockViewing
{
    private const string OfTask = "task:";

    /// <returns>Null when the dossier has no such clock.</returns>
    public static ClockView? Of(DossierPicture picture, string clock)
    {
        if (picture.Calendar is not { } calendar || picture.State.ReceivedAt is null)
        {
            return null;
        }

        if (clock.StartsWith(OfTask, StringComparison.Ordinal))
        {
            return Task(picture, clock[OfTask.Length..]);
        }

        return clock switch
        {
            "committed" => Dossier(
                picture,
                clock,
                calendar,
                DossierClocks.Promise(picture.State, calendar, picture.Now),
                picture.State.Committed ?? picture.State.Statutory
            ),
            "statutory" => Dossier(
                picture,
                clock,
                calendar,
                DossierClocks.Statutory(picture.State, calendar, picture.Now),
                picture.State.Statutory
            ),
            _ => null,
        };
    }

    private static ClockView? Dossier(
        DossierPicture picture,
        string clock,
        WorkingCalendar calendar,
        ClockReading? reading,
        ClockStart? start
    )
    {
        if (reading is null || start is null)
        {
            return null;
        }

        var notices = Notices(picture, reading).ToList();
        notices.AddRange(
            start
                .Extra.Where(e => !e.Confirmed)
                .Select(e => ClockTexts.UnconfirmedBasis(
                    TimeWords.TermText(e.Term, picture.Language),
                    e.Basis,
                    picture.Language
                ))
        );
        notices.AddRange(Grounds(picture, picture.State.Pauses.Select(p => p.Ground)));
        return View(
            picture,
            ClockTexts.Title(clock, reading.Due, step: null, picture.Language),
            calendar,
            reading,
            TermWithExtra(start, picture.Language),
            ReceptionTexts.RuleOf(start.Rule, start.Term, picture.Language),
            notices
        );
    }

    private static ClockView? Task(DossierPicture picture, string id)
    {
        var task =
            picture.State.Task(id)
            ?? picture.State.Tasks.FirstOrDefault(t => $"{picture.Stored.Id}.{t.Id}" == id);
        if (task?.Term is not { } term || Clocks.OfTask(picture, task) is not { } reading)
        {
            return null;
        }

        var notices = Notices(picture, reading).ToList();
        if (reading.Due == picture.Due && IsClamped(picture, task))
        {
            notices.Add(ClockTexts.Clamped(picture.Language));
        }

        if (task.SetBy is { } agency)
        {
            notices.Add(ClockTexts.SetBy(OfficeTexts.Kind(agency, picture.Language), picture.Language));
        }

        notices.AddRange(Grounds(picture, task.Pauses.Select(p => p.Ground)));
        return View(
            picture,
            ClockTexts.Title("task", reading.Due, picture.StepName(task.Step), picture.Language),
            picture.CalendarOf(task)!,
            reading,
            TimeWords.TermText(term, picture.Language),
            ReceptionTexts.RuleOf(StartRule.Moment, term, picture.Language),
            notices
        );
    }

    private static bool IsClamped(DossierPicture picture, OfficerTask task) =>
        DossierClocks.OfTask(task, picture.CalendarOf(task)!, notAfter: null, picture.Now)?.Due > picture.Due;

    private static ClockView View(
        DossierPicture picture,
        string title,
        WorkingCalendar calendar,
        ClockReading reading,
        string term,
        string rule,
        IReadOnlyList<string> notices
    )
    {
        var language = picture.Language;
        var agrees = ClockRows.Agrees(reading);
        return new ClockView(
            title,
            reading.Due.Iso(),
            reading.OriginalDue.Iso(),
            picture.State.Statutory is { } statutory ? TermWithExtra(statutory, language) : null,
            picture.State.Committed is { } committed ? TermWithExtra(committed, language) : null,
            term,
            new ClockCalendar(calendar.Definition.Title ?? calendar.Name, Hours(calendar), calendar.Version),
            rule,
            ClockRows.Of(reading.Proof, calendar, picture.GroundName, language),
            ClockRows.Bar(reading.Proof, picture.GroundName, language),
            reading.State == ClockState.Finished ? null : picture.LocalNow.Iso(),
            reading.Due.Iso(),
            new ClockSum(
                ClockTexts.Sum(
                    reading.Proof.TotalMinutes,
                    reading.AllowanceMinutes,
                    calendar.DayLengthMinutes,
                    agrees,
                    language
                ),
                agrees
            ),
            reading.Due != reading.OriginalDue ? ClockTexts.WithoutPauses(reading.OriginalDue, language) : null,
            notices
        );
    }

    private static string TermWithExtra(ClockStart start, Language language) =>
        TimeWords.TermText(start.Term, language)
        + string.Concat(start.Extra.Select(e => $" + {TimeWords.TermText(e.Term, language)}"));

    private static IEnumerable<string> Notices(DossierPicture picture, ClockReading reading)
    {
        if (reading.Provisional && reading.State != ClockState.Finished)
        {
            yield return ClockTexts.Provisional(picture.Language);
        }

        if (picture.Procedure.Confirmed is null)
        {
            yield return ClockTexts.UnconfirmedProcedure(picture.Language);
        }
    }

    private static IEnumerable<string> Grounds(DossierPicture picture, IEnumerable<string> grounds) =>
        grounds
            .Distinct(StringComparer.Ordinal)
            .Select(id => picture.Publication.Policies.Ground(id))
            .Where(ground => ground is { Confirmed: false })
            .Select(ground =>
                ClockTexts.UnconfirmedBasis(picture.GroundName(ground!.Id), ground.Basis, picture.Language)
            );

    /// <summary>Hours of an ordinary weekday: "07:30–11:30, 13:30–17:30".</summary>
    private static string Hours(WorkingCalendar calendar) =>
        calendar.Definition.Week.TryGetValue(IsoDayOfWeek.Monday, out var sessions)
            ? string.Join(", ", sessions.Select(s => $"{Moments.Time(s.Start)}–{Moments.Time(s.End)}"))
            : "";
}
