using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>What the rows say about a dossier: a pure function of its state, so that they can be rebuilt and compared.</summary>
internal static class Projection
{
    /// <param name="facts">Null when they are not at hand: then the next alarm is not told.</param>
    public static DossierRow Dossier(HeldDossier held, ProjectionFacts? facts) =>
        new()
        {
            Id = held.Id,
            Code = held.State.Code,
            Version = held.State.Version,
            Procedure = held.State.Procedure,
            ProcedureVersion = held.State.ProcedureVersion,
            Publication = held.State.Publication,
            Case = held.State.Case,
            Channel = (int)held.State.Channel,
            Parent = held.State.Parent?.Dossier,
            Status = held.State.Status.ToString(),
            ReceptionUnit = held.State.ReceptionUnit,
            AuthorityUnit = held.State.AuthorityUnit,
            Custody = held.State.Custody.GetValueOrDefault("") ?? "",
            SubmittedAt = held.State.SubmittedAt?.ToUnixTimeMilliseconds(),
            ReceivedAt = held.State.ReceivedAt?.ToUnixTimeMilliseconds(),
            FinishedAt = held.State.FinishedAt?.ToUnixTimeMilliseconds(),
            DeliveredAt = held.State.DeliveredAt?.ToUnixTimeMilliseconds(),
            Promised = WallMinutes.Of(held.State.Promised),
            CommittedDue = WallMinutes.Of(held.State.CommittedDue),
            StatutoryDue = WallMinutes.Of(held.State.StatutoryDue),
            Paused = held.State.Paused,
            NextAlarm = facts?.NextAlarm(held.State)?.ToUnixTimeMilliseconds(),
            Calendar = held.State.ReceivedAt is null ? null : held.State.Calendar,
            CalendarVersion = held.State.ReceivedAt is null ? null : held.State.CalendarVersion,
            Head = held.Head,
            TrackingToken = held.TrackingToken,
        };

    /// <summary>What search matches: code, applicant, procedure.</summary>
    public static string Search(Dossier dossier, PersonalData? personal, string? procedureName) =>
        SearchText.Words(dossier.Code, personal?.Applicant.Name, procedureName);

    /// <summary>Rows of the open tasks, in the order in which they opened.</summary>
    public static List<TaskRow> Tasks(string dossierId, Dossier dossier, ProjectionFacts facts)
    {
        var rows = new List<TaskRow>();
        foreach (var task in dossier.OpenTasks)
        {
            rows.Add(Task(dossierId, dossier, task, facts));
        }

        return rows;
    }

    /// <summary>
    /// Who is told: everybody who has, had or may take a task that changed, and whoever looks at the dossier. Sorted.
    /// </summary>
    public static IReadOnlyList<string> Topics(
        IReadOnlyList<TaskRow> before,
        IReadOnlyList<TaskRow> after,
        string? code,
        ImmutableArray<DossierEvent> events
    )
    {
        var topics = new SortedSet<string>(StringComparer.Ordinal);
        if (code is not null)
        {
            topics.Add($"d:{code}");
        }

        foreach (var change in Changes(before, after))
        {
            Add(change.Before);
            Add(change.After);
        }

        foreach (var alarm in events.OfType<AlarmRaised>())
        {
            Alarm(alarm);
        }

        return [.. topics];

        // Whoever has the task, or all that is open when it is about the dossier; and whom the step says beside them.
        void Alarm(AlarmRaised alarm)
        {
            foreach (var task in after)
            {
                if (alarm.Subject.Length == 0 || task.Id.EndsWith($".{alarm.Subject}", StringComparison.Ordinal))
                {
                    Add(task);
                    if (alarm.ToRole is { } role)
                    {
                        topics.Add($"o:{task.Unit}:{role}");
                    }
                }
            }
        }

        void Add(TaskRow? task)
        {
            if (task is null)
            {
                return;
            }

            topics.Add($"o:{task.Unit}:{task.Role}");
            if (task.Assignee is not null)
            {
                topics.Add($"u:{task.Assignee}");
            }
        }
    }

    /// <summary>Tasks that opened (no before), closed (no after) or look different.</summary>
    public static List<(TaskRow? Before, TaskRow? After)> Changes(
        IReadOnlyList<TaskRow> before,
        IReadOnlyList<TaskRow> after
    )
    {
        var changes = new List<(TaskRow?, TaskRow?)>();
        foreach (var old in before)
        {
            var now = after.FirstOrDefault(t => t.Id == old.Id);
            if (now is null || !Same(old, now))
            {
                changes.Add((old, now));
            }
        }

        foreach (var now in after)
        {
            if (before.All(t => t.Id != now.Id))
            {
                changes.Add((null, now));
            }
        }

        return changes;
    }

    private static TaskRow Task(string dossierId, Dossier dossier, OfficerTask task, ProjectionFacts facts)
    {
        var due = WallMinutes.Of(task.Due);
        var paused = task.State == TaskState.Paused;
        return new TaskRow
        {
            Id = $"{dossierId}.{task.Id}",
            Dossier = dossierId,
            Code = dossier.Code ?? "",
            Procedure = dossier.Procedure,
            Step = task.Step,
            StepKind = facts.KindOf(task.Step),
            Unit = task.Unit,
            Role = task.Role,
            Assignee = task.Assignee,
            Paused = paused,
            PauseGround = paused ? task.Pauses[^1].Ground : null,
            OpenedAt = task.OpenedAt.ToUnixTimeMilliseconds(),
            Due = due,
            Allowance = facts.AllowanceOf(task),
            Promise = Earlier(WallMinutes.Of(dossier.CommittedDue), WallMinutes.Of(dossier.StatutoryDue)),
            Channel = (int)dossier.Channel,
            SortDue = Sorted(due),
            SortStart = Sorted(paused ? null : WallMinutes.Of(facts.LatestSafeStart(dossier, task))),
        };

        long Sorted(long? moment) => paused ? WallMinutes.Paused : moment ?? WallMinutes.FarFuture;
    }

    private static long? Earlier(long? one, long? other) =>
        one is null ? other
        : other is null ? one
        : Math.Min(one.Value, other.Value);

    private static bool Same(TaskRow a, TaskRow b) =>
        a.Code == b.Code
        && a.Procedure == b.Procedure
        && a.Step == b.Step
        && a.StepKind == b.StepKind
        && a.Unit == b.Unit
        && a.Role == b.Role
        && a.Assignee == b.Assignee
        && a.Paused == b.Paused
        && a.PauseGround == b.PauseGround
        && a.OpenedAt == b.OpenedAt
        && a.Due == b.Due
        && a.Allowance == b.Allowance
        && a.Promise == b.Promise
        && a.Channel == b.Channel
        && a.SortDue == b.SortDue
        && a.SortStart == b.SortStart;
}
