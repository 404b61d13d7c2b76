using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Policies;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>Takes a running dossier over from another system. The old promise stays the date that the verdict is measured by.</summary>
internal static class TakingOver
{
    public static Refusal? Take(Deliberation decision, TakeOver take)
    {
        if (Guard.System(decision) is { } refusal)
        {
            return refusal;
        }

        if (decision.Dossier.Version > 0)
        {
            return Refusals.DossierExists();
        }

        var submit = take.Submission;
        if ((Reception.Usable(decision, submit) ?? Wrong(decision, take)) is { } wrong)
        {
            return wrong;
        }

        decision.Emit(
            new DossierSubmitted(
                submit.Procedure,
                decision.Procedure.Version,
                decision.Facts.Publication.Hash,
                submit.Case,
                submit.Channel,
                submit.ReceptionUnit,
                submit.PersonalDigest
            )
        );
        var (authority, missing) = decision.Resolve(decision.Procedure.Authority);
        if (authority is null)
        {
            return Refusals.OfficeMissing(decision.Procedure.Name, missing!);
        }

        var calendar = decision.Facts.CalendarOf(authority.Code);
        var appointment = Appointment.Make(decision, decision.Dossier, calendar, take.Received);
        var committed = take.Promised is { } promised
            ? Promise(calendar, take.Received, promised)
            : appointment.Committed;
        if (committed is null && appointment.Statutory is null)
        {
            return Refusals.LimitNotPublished(decision.Procedure.Code);
        }

        var statutory = appointment.Statutory is { } law && law.Due >= committed?.Due ? law : null;
        var pauses = take.Pauses.Select(p => Taken(decision, p)).ToImmutableArray();
        var paused = decision.Dossier with
        {
            ReceivedAt = ProvinceTime.ToInstant(take.Received),
            Statutory = statutory,
            Committed = committed,
            Pauses = [.. pauses.Select(Applying.Pause)],
        };
        decision.Emit(
            new DossierTakenOver(
                take.From,
                take.Code,
                authority.Code,
                take.Unit ?? authority.Code,
                calendar.Name,
                calendar.Version,
                take.Received,
                statutory,
                committed,
                take.Promised ?? appointment.Promised,
                DossierClocks.Statutory(paused, calendar, decision.Now)?.Due,
                DossierClocks.Committed(paused, calendar, decision.Now)?.Due,
                pauses
            )
        );
        decision.Enter(take.Step, Arrival.Plain);
        return Elsewhere(decision, take) ?? GoOnPausing(decision, take);
    }

    /// <summary>What the file says must be possible; every sentence names what is wrong.</summary>
    private static Refusal? Wrong(Deliberation decision, TakeOver take)
    {
        if (string.IsNullOrWhiteSpace(take.Code))
        {
            return Refusals.TakeOverWrong("thiếu mã hồ sơ", "the code is missing");
        }

        if (take.Received > decision.LocalNow)
        {
            return Refusals.TakeOverWrong("ngày tiếp nhận ở tương lai", "it was received in the future");
        }

        if (take.Promised <= take.Received)
        {
            return Refusals.TakeOverWrong("ngày hẹn trước ngày tiếp nhận", "it was promised for before its receipt");
        }

        if (!decision.Workflow.Has(take.Step) || decision.Workflow[take.Step] is { Parallel: not null })
        {
            var steps = string.Join(
                ", ",
                decision.Workflow.Nodes.Where(n => n.Parallel is null).Select(n => n.Step.Id)
            );
            return Refusals.TakeOverWrong(
                $"không tiếp tục được ở bước “{take.Step}”; các bước: {steps}",
                $"it cannot go on at step '{take.Step}'; steps: {steps}"
            );
        }

        return WrongPauses(decision, take);
    }

    private static Refusal? WrongPauses(Deliberation decision, TakeOver take)
    {
        var last = take.Received;
        foreach (var pause in take.Pauses)
        {
            if (Ground(decision, pause.Ground) is null)
            {
                return Refusals.GroundUnknown(pause.Ground);
            }

            var end = pause.To ?? decision.LocalNow;
            if (pause.From < last || end < pause.From || end > decision.LocalNow)
            {
                return Refusals.TakeOverWrong(
                    $"khoảng tạm dừng từ {pause.From:uuuu-MM-dd HH:mm} không nằm sau khoảng trước và trước lúc này",
                    $"the pause from {pause.From:uuuu-MM-dd HH:mm} does not lie after the one before it and before now"
                );
            }

            last = end;
        }

        return take.Pauses.SkipLast(1).Any(p => p.To is null)
            ? Refusals.TakeOverWrong("chỉ khoảng tạm dừng cuối có thể còn mở", "only the last pause may go on")
            : null;
    }

    /// <summary>The unit that the file names must be the one that the step is done at.</summary>
    private static Refusal? Elsewhere(Deliberation decision, TakeOver take)
    {
        var task = decision.Dossier.OpenTasks.FirstOrDefault();
        return take.Unit is null || task is null || task.Unit == take.Unit
            ? null
            : Refusals.TakeOverWrong(
                $"bước “{take.Step}” làm tại “{task.Unit}”, không phải “{take.Unit}”",
                $"step '{take.Step}' is done at '{task.Unit}', not at '{take.Unit}'"
            );
    }

    /// <summary>A pause that goes on becomes a wait of the step's task, which ends here as any other does.</summary>
    private static Refusal? GoOnPausing(Deliberation decision, TakeOver take)
    {
        if (take.Pauses.IsEmpty || take.Pauses[^1].To is not null)
        {
            return null;
        }

        if (decision.Dossier.OpenTasks.FirstOrDefault() is not { } task)
        {
            return Refusals.TakeOverWrong(
                $"bước “{take.Step}” không có người làm để tạm dừng",
                $"nobody works at step '{take.Step}', so nothing there can rest"
            );
        }

        var ground = take.Pauses[^1].Ground;
        decision.Emit(
            new WaitOpened(
                $"{ground}.1",
                task.Step,
                task.Branch,
                task.Id,
                ground,
                For: "applicant",
                Until: "papers",
                Owner: task.Unit,
                Waits.ReviewBy(decision, policy: null),
                Papers: [],
                Reason: take.From
            )
        );
        decision.Emit(new TaskPaused(task.Id, ground));
        return null;
    }

    /// <summary>A clock that ends at the promise: counted minutes from where such clocks begin. A promise outside working hours ends at the close before it.</summary>
    private static ClockStart Promise(WorkingCalendar calendar, LocalDateTime received, LocalDateTime promised)
    {
        var first = calendar.OpenOf(calendar.NextCountedDate(received.Date));
        var (rule, from) = promised > first ? (StartRule.NextWorkingDay, first) : (StartRule.Moment, received);
        var term = Term.OfWorkingMinutes((int)calendar.Count(from, promised));
        var due = calendar.Add(received, term, rule, cutOff: null);
        return new ClockStart(term, rule, CutOff: null, due, Extra: []);
    }

    private static TakenPause Taken(Deliberation decision, PauseBefore pause)
    {
        var ground = Ground(decision, pause.Ground)!;
        return new TakenPause(
            ground.Id,
            ground.Basis,
            pause.From,
            // The record keeps minutes.
            (pause.To ?? decision.LocalNow).With(TimeAdjusters.TruncateToMinute),
            ground.StopsStatutory,
            ground.StopsCommitted,
            ground.Effect,
            ground.Holder
        );
    }

    private static PauseGround? Ground(Deliberation decision, string id) =>
        decision.Facts.Publication.Policies.Ground(id) is { } ground && (ground.StopsStatutory || ground.StopsCommitted)
            ? ground
            : null;
}
