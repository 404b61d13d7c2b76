using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Examples;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Demo;

/// <summary>
/// Fills an empty store with the plan's dossiers, by the same commands that officers give, on a clock in the past. Runs
/// before anybody is served.
/// </summary>
internal sealed class DemoDossiers(
    Publications publications,
    CommandDesk desk,
    DossierReader reader,
    ServerClock clock,
    IDbContextFactory<BpmDb> databases,
    ILogger<DemoDossiers> log
)
{
    private int commands;

    public async Task Seed(CancellationToken cancellation)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            if (await db.Dossiers.AnyAsync(cancellation))
            {
                return;
            }
        }

        if (publications.ProvinceCalendar is not { } calendar || publications.Catalogue.DemoPeople.IsEmpty)
        {
            return;
        }

        var standing = clock.Standing;
        var now = ProvinceTime.ToLocal(clock.GetCurrentInstant());
        try
        {
            foreach (var dossier in DemoPlan.All)
            {
                await Play(dossier, calendar, now, cancellation);
            }
        }
        finally
        {
            clock.Restore(standing);
        }
    }

    private async Task Play(
        DemoDossier plan,
        WorkingCalendar calendar,
        LocalDateTime now,
        CancellationToken cancellation
    )
    {
        var at = DateBefore(now, plan.DaysAgo, calendar).At(plan.At);
        if (at > now || publications.InForce(plan.Procedure, at.Date) is not { } publication)
        {
            return;
        }

        var example = publication.Procedure.Examples.ElementAtOrDefault(plan.Example);
        if (example is null || await Receive(plan, publication, example, at, cancellation) is not { } id)
        {
            return;
        }

        foreach (var act in plan.Acts)
        {
            // The desk passes on quickly, so that not every demo dossier begins late.
            at = calendar.AddMinutes(at, act == "receive" ? Math.Min(plan.Pace, 75) : plan.Pace);
            if (at > now || !await Do(id, act, publication, at, cancellation))
            {
                return;
            }
        }
    }

    private async Task<string?> Receive(
        DemoDossier plan,
        Publication publication,
        Example example,
        LocalDateTime at,
        CancellationToken cancellation
    )
    {
        var unit = ReceptionDesk.For(publication.Procedure, example.Form, publications.Province, at.Date) ?? "";
        var officer = Holders(unit, "reception-officer").FirstOrDefault();
        if (officer is null)
        {
            log.LogWarning("Demo: nobody receives {Procedure} at {Unit}.", plan.Procedure, unit);
            return null;
        }

        var number = (commands + 1).ToString("0000", CultureInfo.InvariantCulture);
        var personal = new PersonalData(
            // Such numbers are given to nobody.
            new Applicant(
                plan.Applicant,
                $"00000000{number}",
                $"0900 00{number}",
                Address: "Phường Thành Vinh, tỉnh Nghệ An"
            ),
            example.Form
        );
        var papers = publication.Procedure.Papers.Select(p => new ReceivedPaper(
            p.Id,
            Math.Max(p.Originals, p.Copies == 0 ? 1 : 0),
            p.Copies
        ));
        var submit = new Submit(plan.Procedure, example.Case, example.Channel, unit, PersonalDigest: "");
        var answer = await desk.Open(
            As(officer, at),
            publication,
            personal,
            new Receive(submit, [.. papers]),
            cancellation
        );
        return answer switch
        {
            CommandAnswer.Accepted accepted => accepted.DossierId,
            CommandAnswer.Refused { Refusal: var refusal } => Refused(plan.Procedure, "receive", refusal),
            _ => null,
        };
    }

    /// <returns>False when it cannot be done; the dossier then stays where it is.</returns>
    private async Task<bool> Do(
        string id,
        string act,
        Publication publication,
        LocalDateTime at,
        CancellationToken cancellation
    )
    {
        var dossier = (await reader.ById(id, cancellation))!.State;
        var claimOnly = act.StartsWith('+');
        var parts = act.TrimStart('+').Split('.');
        if (WaitFor(dossier, parts[0]) is { } wait)
        {
            var officer = Holders(dossier.ReceptionUnit, "reception-officer").First();
            var papers = wait.Papers.Select(p => new ReceivedPaper(p, 1, 0));
            return await Run(officer, id, new EndWait(wait.Id, "Bản mẫu", [.. papers], null), act, at, cancellation);
        }

        var task = dossier.OpenTasks.FirstOrDefault(t => t.Step == parts[0]);
        if (task is null)
        {
            log.LogWarning("Demo: step {Step} of {Procedure} isn't open.", act, dossier.Procedure);
            return false;
        }

        var step = publication.Workflow[task.Step].Step;
        var person = Holders(task.Unit, task.Role)
            .FirstOrDefault(p =>
                (task.Assignee is null || p.User == task.Assignee)
                && !step.NotBy.Any(other => dossier.Tasks.Any(t => t.Step == other && t.DoneBy == p.User))
            );
        if (person is null)
        {
            log.LogWarning("Demo: nobody can do {Step} at {Unit}.", act, task.Unit);
            return false;
        }

        if (claimOnly)
        {
            return await Run(person, id, new Claim(task.Id), act, at, cancellation);
        }

        var action = step.Actions.FirstOrDefault(a => parts.Length == 1 || a.Id == parts[1]);
        if (action is null)
        {
            log.LogWarning("Demo: {Step} of {Procedure} has no such action.", act, dossier.Procedure);
            return false;
        }

        var asked = action.Pause is null ? [] : publication.Procedure.Papers.Take(1).Select(p => p.Id);
        var complete = new Complete(
            task.Id,
            action.Id,
            action.NeedsReason ? "Bản mẫu chưa có chữ ký" : null,
            [.. asked]
        );
        return await Run(person, id, complete, act, at, cancellation);
    }

    private async Task<bool> Run(
        Actor person,
        string id,
        Command command,
        string act,
        LocalDateTime at,
        CancellationToken cancellation
    )
    {
        if (await desk.Run(As(person, at), id, _ => command, cancellation) is not CommandAnswer.Refused refused)
        {
            return true;
        }

        Refused(id, act, refused.Refusal);
        return false;
    }

    private string? Refused(string what, string act, Refusal refusal)
    {
        log.LogWarning("Demo: {What} {Act} was refused: {Code} {Message}", what, act, refusal.Code, refusal.MessageEn);
        return null;
    }

    private Caller As(Actor person, LocalDateTime at)
    {
        var moment = ProvinceTime.ToInstant(at);
        clock.StandAt(moment);
        var id = (++commands).ToString(CultureInfo.InvariantCulture);
        return new Caller
        {
            Actor = person,
            Now = moment,
            CommandId = CommandDesk.FollowUp("demo", id),
            BodyHash = SHA256.HashData(Encoding.UTF8.GetBytes(id)),
        };
    }

    private IEnumerable<Actor> Holders(string unit, string role) =>
        publications
            .Catalogue.DemoPeople.Where(p => p.Grants.Any(g => g.Unit == unit && g.Role == role))
            .Select(p => new Actor(p.User, [.. p.Grants.Select(g => new Grant(g.Unit, g.Role))]));

    private static Wait? WaitFor(Dossier dossier, string step) =>
        dossier.Waits.LastOrDefault(w =>
            w.Open && (step == ExampleRunner.SupplementAct ? w.Task is not null : w.Task is null && w.Step == step)
        );

    private static LocalDate DateBefore(LocalDateTime now, int days, WorkingCalendar calendar)
    {
        var date = now.Date;
        while (!calendar.IsCounted(date))
        {
            date = date.PlusDays(-1);
        }

        for (var left = days; left > 0; left--)
        {
            do
            {
                date = date.PlusDays(-1);
            } while (!calendar.IsCounted(date));
        }

        return date;
    }
}
