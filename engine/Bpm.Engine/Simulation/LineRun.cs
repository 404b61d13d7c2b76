using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>
/// One part of the province, event by event on its own clock: what happens next, by whom, and what follows from it. It
/// touches nothing outside itself, so parts may run beside each other; within it everything happens in one order.
/// </summary>
internal sealed class LineRun
{
    private readonly SimulationSettings settings;
    private readonly Catalogue catalogue;
    private readonly World world;
    private readonly string line;
    private readonly Application[] applications;
    private readonly PriorityQueue<Happening, (LocalDateTime At, int Order)> agenda = new();
    private readonly Dictionary<(string Unit, string Role), Pool> pools = [];
    private readonly EngineCalls engine;
    private readonly Applicant applicant;
    private int nextApplication;
    private int order;
    private LocalDate today;
    private LocalDateTime now;

    /// <param name="applications">Of this line, by time.</param>
    public LineRun(
        SimulationSettings settings,
        Catalogue catalogue,
        World world,
        string line,
        Application[] applications,
        bool keepCommands
    )
    {
        (this.settings, this.catalogue, this.world, this.line) = (settings, catalogue, world, line);
        this.applications = applications;
        engine = new EngineCalls(settings, catalogue, world, keepCommands);
        applicant = new Applicant(settings);
        Plan();
    }

    public LineTally Tally => engine.Tally;

    /// <summary>Commands accepted since this was asked for last, by time.</summary>
    public List<SimulatedCommand> TakeCommands() => engine.TakeCommands();

    /// <summary>Every pool's people, for whoever makes accounts for them.</summary>
    public IEnumerable<Pool> Pools => pools.Values;

    public void RunUntil(LocalDateTime end)
    {
        while (true)
        {
            var arrival =
                nextApplication < applications.Length ? applications[nextApplication].At : LocalDateTime.MaxIsoValue;
            var happens = agenda.TryPeek(out _, out var place) ? place.At : LocalDateTime.MaxIsoValue;
            var next = arrival <= happens ? arrival : happens;
            if (next >= end)
            {
                return;
            }

            now = next;
            if (now.Date != today)
            {
                today = now.Date;
                NewDay();
            }

            if (arrival <= happens)
            {
                Arrive(Made(applications[nextApplication++]));
            }
            else
            {
                var happening = agenda.Dequeue();
                Happen(happening);
            }
        }
    }

    private enum Kind
    {
        Arrival,
        Work,
        WaitEnds,
        WaitGivenUp,
        Withdrawal,
        Alarm,
    }

    /// <param name="What">The request of a work, the id of a wait.</param>
    private readonly record struct Happening(Kind Kind, SimulatedDossier Dossier, object? What = null);

    private void At(LocalDateTime at, Happening happening) => agenda.Enqueue(happening, (at < now ? now : at, order++));

    private void Happen(Happening happening)
    {
        var dossier = happening.Dossier;
        switch (happening.Kind)
        {
            case Kind.Arrival:
                Arrive(dossier);
                return;
            case Kind.Work when happening.What is Request { Over: false } request:
                Work(dossier, request);
                break;
            case Kind.WaitEnds when !dossier.State.Ended:
                EndWait(dossier, (string)happening.What!);
                break;
            case Kind.WaitGivenUp when !dossier.State.Ended:
                GiveUp(dossier, (string)happening.What!);
                break;
            case Kind.Withdrawal when !dossier.State.Ended && dossier.State.FinishedAt is null:
                Withdraw(dossier, "Người nộp rút hồ sơ");
                break;
            case Kind.Alarm when dossier.Alarm == now && !dossier.State.Ended:
                dossier.Alarm = null;
                break;
            default:
                return;
        }

        Follow(dossier);
    }

    // The applicant comes.

    private SimulatedDossier Made(Application application)
    {
        var dice = Dice.For(settings.Seed, Concern.Work, application.Number);
        return new SimulatedDossier(
            $"{application.Number}",
            application,
            engine.PublicationFor(application),
            FormOf(application),
            parent: null,
            dice
        );
    }

    private ImmutableDictionary<string, FactValue> FormOf(Application application)
    {
        var dice = Dice.For(settings.Seed, Concern.Forms, application.Number);
        var form = application.PlainForm;
        return dice.Chance(settings.VariedForms)
            ? FormFilling.Varied(world.For(application.Publication, form, Actor.System), ref dice)
            : form;
    }

    private void Arrive(SimulatedDossier dossier)
    {
        var application = dossier.Application;
        var desk = Pool(application.Desk, ReceptionRole(dossier));
        if (application.Channel != Channel.Online)
        {
            var open = world.For(dossier.Publication, dossier.Form, Actor.System).ReceptionCalendarOf(application.Desk);
            if (open.NextCounted(now) is var later && later > now)
            {
                At(later, new Happening(Kind.Arrival, dossier));
                return;
            }
        }

        var submit = applicant.Submission(dossier);
        var officer = desk.Anybody(now.Date, ref dossier.Dice).Actor;
        var accepted =
            application.Channel == Channel.Counter
                ? engine.Do(dossier, new Receive(submit, Applicant.Papers(dossier)), officer, now)
                : engine.Do(dossier, submit, application.Channel == Channel.Online ? Actor.System : officer, now);
        if (!accepted)
        {
            engine.Stick(dossier, "reception");
            return;
        }

        Tally.Submitted++;
        if (application.Channel == Channel.Counter)
        {
            Received(dossier, officer);
        }

        Follow(dossier);
    }

    private void Received(SimulatedDossier dossier, Actor officer)
    {
        Pay(dossier, officer, beforeResult: false);
        if (dossier.Dice.Chance(settings.Withdrawal))
        {
            var days = dossier.Dice.LogNormal(settings.WithdrawalDays, settings.ApplicantSpread);
            At(now.PlusMinutes((long)(days * Applicant.MinutesADay)), new Happening(Kind.Withdrawal, dossier));
        }
    }

    // An officer has done it.

    private void Work(SimulatedDossier dossier, Request request)
    {
        Close(dossier, request);
        dossier.Queued += request.Queued;
        dossier.Away += request.Away;
        var task = request.Task;
        var officer = request.Officer!.Actor;
        if (task.Step == Dossier.ReceptionStep)
        {
            AnswerSubmission(dossier, officer);
            return;
        }

        var step = dossier.Publication.Workflow[task.Step].Step;
        if (step is DeliverStep)
        {
            Pay(dossier, officer, beforeResult: true);
        }

        var term = task.Term?.WorkingMinutes(Pool(task.Unit, task.Role).Calendar.DayLengthMinutes) ?? request.Minutes;
        dossier.Overworked += Math.Max(0, request.Minutes - term);
        foreach (var action in ActionChoice.InOrder(dossier, task, step, settings))
        {
            var papers = action.Pause is null ? [] : Applicant.AskedFor(dossier);
            var reason = action.NeedsReason ? Reason(action) : null;
            if (engine.Do(dossier, new Complete(task.Id, action.Id, reason, papers), officer, now))
            {
                return;
            }
        }

        engine.Stick(dossier, task.Step);
    }

    private void AnswerSubmission(SimulatedDossier dossier, Actor officer)
    {
        ref var dice = ref dossier.Dice;
        var share = dice.Share();
        var first = dossier.State.Waits.IsEmpty;
        if (share < settings.RefuseReception)
        {
            engine.Do(dossier, new RefuseReception("Không thuộc thẩm quyền giải quyết"), officer, now);
            Tally.RefusedAtReception++;
        }
        else if (first && share < settings.RefuseReception + settings.AskCompletion)
        {
            var ask = new AskCompletion(Applicant.AskedFor(dossier), "Hồ sơ còn thiếu thành phần");
            engine.Do(dossier, ask, officer, now);
        }
        else if (engine.Do(dossier, new Receive(null, Applicant.Papers(dossier)), officer, now))
        {
            Received(dossier, officer);
        }
        else
        {
            engine.Stick(dossier, "reception");
        }
    }

    private void Pay(SimulatedDossier dossier, Actor officer, bool beforeResult)
    {
        var by = dossier.Application.Channel == Channel.Online ? Actor.System : officer;
        foreach (var fee in dossier.State.Fees)
        {
            if (fee.Amount > fee.Paid && (beforeResult || fee.When == "submission"))
            {
                engine.Do(dossier, new PayFee(fee.Id, fee.Amount - fee.Paid, $"BL-{dossier.Key}"), by, now);
            }
        }
    }

    private static string Reason(StepAction action) =>
        action.Pause is not null ? "Cần bổ sung thành phần hồ sơ"
        : action.Outcome is not null ? "Không đủ điều kiện giải quyết"
        : "Cần chỉnh sửa nội dung";

    // What was waited for.

    private void EndWait(SimulatedDossier dossier, string id)
    {
        dossier.AwaitedWaits.Remove(id);
        var wait = dossier.State.Waits.FirstOrDefault(w => w.Id == id);
        if (wait is not { Open: true })
        {
            return;
        }

        if (wait.Step == Dossier.ReceptionStep)
        {
            engine.Do(dossier, new CompleteSubmission(null), Actor.System, now);
        }
        else if (wait.Until == Wait.Resumption)
        {
            var leader = Pool(dossier.State.AuthorityUnit, "leader").Anybody(now.Date, ref dossier.Dice);
            engine.Do(dossier, new ResumeProcessing("Đã hết lý do tạm dừng"), leader.Actor, now);
        }
        else
        {
            var papers = wait.Papers.Select(p => new ReceivedPaper(p, 1, 0));
            if (!engine.Do(dossier, new EndWait(id, $"CT-{dossier.Key}", [.. papers], null), Actor.System, now))
            {
                engine.Stick(dossier, wait.Step);
            }
        }
    }

    /// <summary>Nobody answers: the desk notes that the applicant gave it up, or a leader stops it.</summary>
    private void GiveUp(SimulatedDossier dossier, string id)
    {
        dossier.AwaitedWaits.Remove(id);
        if (dossier.State.Waits.All(w => w.Id != id || !w.Open))
        {
            return;
        }

        if (dossier.State.ReceivedAt is not null && dossier.Dice.Chance(0.5))
        {
            var leader = Pool(dossier.State.AuthorityUnit, "leader").Anybody(now.Date, ref dossier.Dice);
            engine.Do(dossier, new Stop("Quá thời hạn bổ sung", "Thông báo dừng giải quyết"), leader.Actor, now);
        }
        else
        {
            Withdraw(dossier, "Người nộp không bổ sung và xin rút");
        }
    }

    private void Withdraw(SimulatedDossier dossier, string reason)
    {
        var desk = Pool(dossier.State.ReceptionUnit, "reception-officer").Anybody(now.Date, ref dossier.Dice);
        var received = dossier.State.ReceivedAt is not null;
        if (engine.Do(dossier, new Withdraw(reason), desk.Actor, now) && !received)
        {
            Tally.GivenUp++;
        }
    }

    // What follows.

    /// <summary>Brings desks, agenda and linked dossiers in line with how the dossier now stands.</summary>
    private void Follow(SimulatedDossier dossier)
    {
        foreach (var touched in engine.TakeTouched(dossier))
        {
            Settle(touched);
        }
    }

    private void Settle(SimulatedDossier dossier)
    {
        Alarm(dossier);
        for (var i = dossier.Requests.Count - 1; i >= 0; i--)
        {
            var request = dossier.Requests[i];
            if (dossier.State.Task(request.Task.Id) is not { State: TaskState.Open })
            {
                Close(dossier, request);
            }
        }

        if (dossier.Stuck || dossier.State.Ended)
        {
            return;
        }

        foreach (var task in dossier.State.Tasks)
        {
            if (task.State == TaskState.Open && !dossier.Requests.Exists(r => r.Task.Id == task.Id))
            {
                Ask(dossier, task);
            }
        }

        foreach (var wait in dossier.State.Waits)
        {
            if (wait.Open && wait.Until != Wait.ChildResult && dossier.AwaitedWaits.Add(wait.Id))
            {
                Await(dossier, wait);
            }
        }
    }

    private void Ask(SimulatedDossier dossier, OfficerTask task)
    {
        var pool = Pool(task.Unit, task.Role);
        var request = new Request(dossier, task, now, Minutes(dossier, task, pool.Calendar));
        dossier.Requests.Add(request);
        if (task.Assignee is { } holder)
        {
            request.Officer = pool.Named(holder);
            request.Officer.Holds++;
            Begin(request, pool);
        }
        else
        {
            pool.Wait(request);
            Dispatch(pool);
        }
    }

    private void Dispatch(Pool pool)
    {
        foreach (var request in pool.Dispatch(now))
        {
            request.Queued = Counted(pool.Calendar, request.At, now);
            Begin(request, pool);
        }
    }

    private void Begin(Request request, Pool pool)
    {
        var (done, away) = request.Officer!.Finish(now, request.Minutes);
        request.Away = away;
        At(done, new Happening(Kind.Work, request.Dossier, request));
    }

    private void Close(SimulatedDossier dossier, Request request)
    {
        request.Over = true;
        dossier.Requests.Remove(request);
        if (request.Officer is { } officer)
        {
            officer.Holds--;
            if (Pool(request.Task.Unit, request.Task.Role) is { HasWaiting: true } pool)
            {
                Dispatch(pool);
            }
        }
    }

    /// <summary>Who was away is back.</summary>
    private void NewDay()
    {
        foreach (var pool in pools.Values)
        {
            if (pool.HasWaiting)
            {
                Dispatch(pool);
            }
        }
    }

    private void Await(SimulatedDossier dossier, Wait wait)
    {
        if (wait.For == "applicant" && dossier.Dice.Chance(settings.NeverAnswers))
        {
            // A minute after the review, so that what the procedure foresees for that case comes first.
            var over = (wait.ReviewBy ?? now).PlusMinutes(2);
            At(over, new Happening(Kind.WaitGivenUp, dossier, wait.Id));
            return;
        }

        var days = wait.For == "applicant" ? settings.ApplicantDays : settings.OutsideDays;
        var minutes = (long)(dossier.Dice.LogNormal(days, settings.ApplicantSpread) * Applicant.MinutesADay);
        At(now.PlusMinutes(Math.Max(1, minutes)), new Happening(Kind.WaitEnds, dossier, wait.Id));
    }

    private void Alarm(SimulatedDossier dossier)
    {
        if (dossier.Stuck)
        {
            return;
        }

        var next = engine.RaiseAlarms(dossier, now, CertainlyLate);
        if (next is { } at && at != dossier.Alarm)
        {
            At(at, new Happening(Kind.Alarm, dossier));
        }

        dossier.Alarm = next;
    }

    /// <summary>A leader grants what the procedure foresees, or apologises with a new date.</summary>
    private void CertainlyLate(SimulatedDossier dossier)
    {
        var (state, limit) = (dossier.State, dossier.Publication.Procedure.Limit);
        var leader = Pool(state.AuthorityUnit, "leader").Anybody(now.Date, ref dossier.Dice);
        if (
            !limit.Extendable.IsEmpty
            && state.Extensions.IsEmpty
            && dossier.Dice.Chance(settings.Extensions)
            && limit.Extendable[0] is var extendable
        )
        {
            var grantor = Pool(state.AuthorityUnit, extendable.Role).Anybody(now.Date, ref dossier.Dice).Actor;
            var extend = new ExtendDue(extendable.Id, extendable.ByUpTo, extendable.Paper, "Cần xác minh thêm");
            engine.Do(dossier, extend, grantor, now);
        }
        else if (state is { LawfulDue: { } due, Reappointment: null } && dossier.Dice.Chance(settings.Apologies))
        {
            var calendar = catalogue.Calendars[state.Calendar];
            var later = calendar.Add(
                due > now ? due : now,
                Term.OfWorkingDays(settings.ApologyDays),
                StartRule.NextWorkingDay
            );
            var apology = new Reappoint(later, Applicant.WhyLate(dossier), $"XL-{dossier.Key}");
            engine.Do(dossier, apology, leader.Actor, now);
        }
    }

    private long Minutes(SimulatedDossier dossier, OfficerTask task, WorkingCalendar calendar)
    {
        ref var dice = ref dossier.Dice;
        if (
            task.Step != Dossier.ReceptionStep
            && dossier.Publication.Workflow.Has(task.Step)
            && dossier.Publication.Workflow[task.Step].Step is DeliverStep
        )
        {
            return (long)dice.LogNormal(settings.Collecting, settings.CollectingSpread);
        }

        var term =
            task.Term?.WorkingMinutes(calendar.DayLengthMinutes)
            ?? (task.Due is { } due && due > now ? calendar.Count(now, due) : (long?)null);
        var minutes = dice.LogNormal(
            term is { } allowed ? allowed * settings.Pace : settings.WithoutTerm,
            settings.PaceSpread
        );
        return (long)(term is { } most ? Math.Min(minutes, most * settings.LongestPace) : minutes);
    }

    // Who there is.

    private Pool Pool(string unit, string role)
    {
        if (!pools.TryGetValue((unit, role), out var pool))
        {
            pool = Empty(unit, role);
            pool.Staff(Named(unit, role));
        }

        return pool;
    }

    private Pool Empty(string unit, string role)
    {
        var calendar = world
            .For(applications[0].Publication, ImmutableDictionary<string, FactValue>.Empty, Actor.System)
            .CalendarOf(unit);
        return pools[(unit, role)] = new Pool(unit, role, calendar, settings, $"{line}.");
    }

    private IEnumerable<string> Named(string unit, string role) =>
        catalogue.DemoPeople.Where(p => p.Grants.Any(g => g.Unit == unit && g.Role == role)).Select(p => p.User);

    /// <summary>Staffs the pools for the work that these applications bring: each step of each procedure once.</summary>
    private void Plan()
    {
        var spread = Math.Exp(settings.PaceSpread * settings.PaceSpread / 2);
        var known = new Dictionary<(string Publication, string? Commune, string Desk), (Pool, double)[]>();
        foreach (var application in applications)
        {
            var key = (application.Publication.Hash, application.Commune, application.Desk);
            if (!known.TryGetValue(key, out var work))
            {
                known[key] = work = [.. WorkOf(application, spread)];
            }

            foreach (var (pool, minutes) in work)
            {
                pool.Expected += minutes;
            }
        }

        foreach (var pool in pools.Values)
        {
            pool.Staff(Named(pool.Unit, pool.Role));
        }
    }

    private IEnumerable<(Pool, double)> WorkOf(Application application, double spread)
    {
        var facts = world.For(application.Publication, application.PlainForm, Actor.System);
        var dossier = Dossier.None with { ReceptionUnit = application.Desk };
        foreach (var node in application.Publication.Workflow.Nodes)
        {
            if (
                node.Step is not { At: { } at, Role: { } role }
                || Units.Resolve(at, dossier, facts, application.At.Date).Unit is not { } unit
            )
            {
                continue;
            }

            var pool = pools.GetValueOrDefault((unit.Code, role)) ?? Empty(unit.Code, role);
            var term = application.Publication.TermOf(node.Step.Id, application.Case, application.Channel);
            var minutes =
                node.Step is DeliverStep
                    ? settings.Collecting * Math.Exp(settings.CollectingSpread * settings.CollectingSpread / 2)
                : (term?.WorkingMinutes(pool.Calendar.DayLengthMinutes) ?? node.Step.ShareMinutes) is { } allowed
                    ? allowed * settings.Pace * spread
                : settings.WithoutTerm * spread;
            yield return (pool, minutes);
        }
    }

    private static string ReceptionRole(SimulatedDossier dossier) =>
        dossier.Publication.Workflow[dossier.Publication.Workflow.First].Step is ReceiveStep { Role: { } role }
            ? role
            : "reception-officer";

    private static long Counted(WorkingCalendar calendar, LocalDateTime from, LocalDateTime to) =>
        to <= from ? 0 : calendar.Count(from, to);
}
