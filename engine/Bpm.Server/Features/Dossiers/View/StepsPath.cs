using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>The way of a dossier through its procedure: what is done, where it stands, what lies ahead.</summary>
internal static class StepsPath
{
    public static IReadOnlyList<StepView> Of(DossierPicture picture)
    {
        var nodes = picture.Workflow.Nodes.Where(n => n.Step is not (ChoiceStep or ParallelStep or StageStep)).ToList();
        var furthest = nodes.FindLastIndex(n => Visits(picture, n.Step.Id) > 0);
        return
        [
            .. nodes.Select((node, i) => View(picture, node, passed: i < furthest && !InOpenParallel(picture, node))),
        ];
    }

    private static StepView View(DossierPicture picture, Node node, bool passed)
    {
        var step = node.Step;
        var tasks = picture.State.Tasks.Where(t => t.Step == step.Id).ToList();
        var waits = picture.State.Waits.Where(w => w.Step == step.Id && w.Task is null).ToList();
        var last = tasks.LastOrDefault();
        var reading = last is null ? null : Clocks.OfTask(picture, last);
        return new StepView(
            step.Id,
            step.Name,
            UnitName(picture, step, last, waits.LastOrDefault()),
            State(picture, tasks, waits, passed),
            tasks.Count + waits.Count,
            First(tasks.Select(t => t.OpenedAt).Concat(waits.Select(w => w.From))).Iso(),
            tasks.Exists(t => t.Open) || waits.Exists(w => w.Open)
                ? null
                : Last(tasks.Select(t => t.EndedAt).Concat(waits.Select(w => w.EndedAt))).Iso(),
            Used(picture, last, reading, waits),
            AllowanceText(picture, last, reading, step),
            reading?.Verdict is { } verdict && last is { State: TaskState.Done }
                ? TimeWords.VerdictName(verdict, picture.Language)
                : null,
            node.Branch
        );
    }

    private static string State(DossierPicture picture, List<OfficerTask> tasks, List<Wait> waits, bool passed)
    {
        if (tasks.Exists(t => t.State == TaskState.Open))
        {
            return "open";
        }

        if (tasks.Exists(t => t.State == TaskState.Paused) || waits.Exists(w => w.Open))
        {
            return "waiting";
        }

        if (tasks.Exists(t => t.State == TaskState.Done) || waits.Exists(w => !w.Open))
        {
            return "done";
        }

        return passed || tasks.Count > 0 || picture.State.Ended ? "skipped" : "ahead";
    }

    private static string UnitName(DossierPicture picture, Step step, OfficerTask? last, Wait? wait)
    {
        if (last is not null)
        {
            return picture.UnitName(last.Unit);
        }

        if (step is WaitStep waiting)
        {
            return wait is null || waiting.For == "applicant"
                ? Capital(DossierTexts.For(waiting.For, picture.Language))
                : picture.UnitName(wait.Owner);
        }

        return UnitNames.Of(step.At, picture);
    }

    private static string? Used(DossierPicture picture, OfficerTask? last, ClockReading? reading, List<Wait> waits)
    {
        if (last is not null && reading is not null)
        {
            return Duration(picture, Math.Max(0, reading.UsedMinutes), picture.CalendarOf(last)!);
        }

        if (picture.Calendar is not { } calendar)
        {
            return null;
        }

        if (last is not null)
        {
            return Duration(picture, Count(calendar, last.OpenedAt, last.EndedAt ?? picture.Now), calendar);
        }

        return waits.Count == 0
            ? null
            : Duration(picture, waits.Sum(w => Count(calendar, w.From, w.EndedAt ?? picture.Now)), calendar);
    }

    /// <summary>The term as the procedure writes it; of a visit that was given another one, that.</summary>
    private static string? AllowanceText(DossierPicture picture, OfficerTask? last, ClockReading? reading, Step step)
    {
        var term = last is not null
            ? last.Term
            : picture.Publication.TermOf(step.Id, picture.State.Case, picture.State.Channel);
        return term is not null ? TimeWords.TermText(term, picture.Language)
            : reading is not null ? Duration(picture, reading.AllowanceMinutes, picture.CalendarOf(last!)!)
            : null;
    }

    private static bool InOpenParallel(DossierPicture picture, Node node) =>
        node.Parallel is { } parallel && picture.State.Parallels.Any(p => p.Step == parallel);

    private static int Visits(DossierPicture picture, string step) =>
        picture.State.Tasks.Count(t => t.Step == step)
        + picture.State.Waits.Count(w => w.Step == step && w.Task is null);

    private static long Count(WorkingCalendar calendar, Instant from, Instant to) =>
        to <= from ? 0 : calendar.Count(ProvinceTime.ToLocal(from), ProvinceTime.ToLocal(to));

    private static string Duration(DossierPicture picture, long minutes, WorkingCalendar calendar) =>
        DurationText.Minutes(minutes, calendar.DayLengthMinutes, picture.Language);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static Instant? First(IEnumerable<Instant> moments) => moments.Cast<Instant?>().Min();

    private static Instant? Last(IEnumerable<Instant?> moments) => moments.Max();
}
