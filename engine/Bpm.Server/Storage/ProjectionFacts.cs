using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>What rows tell beside the state: names and sizes that the publication and the calendars know.</summary>
internal sealed record ProjectionFacts(Publication Publication, ImmutableDictionary<string, WorkingCalendar> Calendars)
{
    /// <summary>When the dossier's next alarm is due, also when that has passed; null when none will come.</summary>
    public Instant? NextAlarm(Dossier dossier) => dossier.Ended ? null : Alarms.Next(dossier, Facts)?.At;

    /// <summary>When a task must be begun at the latest; null without dates, or without its calendar.</summary>
    public LocalDateTime? LatestSafeStart(Dossier dossier, OfficerTask task) =>
        Calendars.ContainsKey(dossier.Calendar.Length > 0 ? dossier.Calendar : task.Calendar)
            ? Engine.LatestSafeStart.Of(dossier, task, Facts)
            : null;

    private Facts Facts =>
        new()
        {
            Publication = Publication,
            Calendars = Calendars,
            // Dates ask for neither of these.
            Province = Province.Empty,
            Form = ImmutableDictionary<string, FactValue>.Empty,
            Actor = Actor.System,
            DemoMode = false,
        };

    public string ProcedureName => Publication.Procedure.Name;

    public string KindOf(string step) =>
        step == Dossier.ReceptionStep ? "receive"
        : Publication.Workflow.Has(step) ? KindOf(Publication.Workflow[step].Step)
        : "work";

    public bool Issues(string step) => Publication.Workflow.Has(step) && Publication.Workflow[step].Step is IssueStep;

    /// <summary>Counted minutes from the opening to the first due; null without a due or without its calendar.</summary>
    public long? AllowanceOf(OfficerTask task) =>
        task.OriginalDue is { } due && Calendars.TryGetValue(task.Calendar, out var calendar)
            ? Counted(calendar, task, due)
            : null;

    private static long Counted(WorkingCalendar calendar, OfficerTask task, LocalDateTime due)
    {
        var opened = ProvinceTime.ToLocal(task.OpenedAt);
        return due <= opened ? 0 : calendar.Count(opened, due);
    }

    private static string KindOf(Step step) =>
        step switch
        {
            ReceiveStep => "receive",
            SignStep => "sign",
            IssueStep => "issue",
            HandoffStep => "handoff",
            DeliverStep => "deliver",
            ConsultStep => "consult",
            ChildStep => "child",
            _ => "work",
        };
}
