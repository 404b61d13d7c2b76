using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Limits = Bpm.Server.Hosting.Limits;

namespace Bpm.Server.Features.Delegations;

/// <summary>
/// A role is lent for some days: by whoever holds it himself, or by a leader of its unit for somebody who is away. What was
/// lent is never lent on.
/// </summary>
internal static class GiveDelegation
{
    /// <summary>Whoever keeps the system or inspects it does so himself.</summary>
    public static bool IsDelegable(string role) => role is not ("administrator" or "inspector");

    public static async Task<Results<Ok<DelegationView>, ProblemHttpResult>> Handle(
        DelegationRequest body,
        Caller caller,
        DelegationDesk desk,
        Accounts accounts,
        CancellationToken cancellation
    )
    {
        var problems = new List<FieldProblem>();
        var (start, end) = Days(body, caller, problems);
        var basis = TextCheck.Clean(body.Basis) ?? "";
        if (basis.Length is 0 or > Limits.MaxName)
        {
            var text =
                basis.Length == 0
                    ? InputTexts.Missing(caller.Language)
                    : InputTexts.TooLong(Limits.MaxName, caller.Language);
            problems.Add(new FieldProblem("basis", text));
        }

        if (problems.Count > 0)
        {
            return Problems.Input(caller, problems);
        }

        var led = await desk.UnitsLedBy(caller, cancellation);
        await using var db = await desk.Open(cancellation);
        // A repeated command answers with what it made; an id that made something else is a mistake of the caller.
        if (await db.Delegations.FirstOrDefaultAsync(d => d.Id == caller.CommandId, cancellation) is { } made)
        {
            return made.GivenBy == caller.User && Same(made, body, start, end)
                ? TypedResults.Ok(await desk.View(made, caller, led, cancellation))
                : StorageRefusals.CommandIdReused(caller.CommandId).ToProblem(caller);
        }

        if (await WhyNot(body, caller, start, end, led, db, accounts, cancellation) is { } refusal)
        {
            return refusal.ToProblem(caller);
        }

        var row = new DelegationRow
        {
            Id = caller.CommandId,
            From = body.From,
            To = body.To,
            Unit = body.Unit,
            Role = body.Role,
            Procedures = string.Join(' ', body.Procedures ?? []),
            FirstDay = Accounts.Days(start),
            LastDay = Accounts.Days(end),
            Basis = basis,
            GivenBy = caller.User,
            GivenAt = caller.Now.ToUnixTimeMilliseconds(),
        };
        db.Delegations.Add(row);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(await desk.View(row, caller, led, cancellation));
    }

    private static (LocalDate Start, LocalDate End) Days(
        DelegationRequest body,
        Caller caller,
        List<FieldProblem> problems
    )
    {
        var start = Read("start", body.Start);
        var end = Read("end", body.End);
        if (problems.Count > 0)
        {
            return (start, end);
        }

        if (start < caller.LocalNow.Date)
        {
            problems.Add(new FieldProblem("start", DelegationTexts.NotInThePast(caller.Language)));
        }

        if (end < start)
        {
            problems.Add(new FieldProblem("end", DelegationTexts.EndFirst(caller.Language)));
        }
        else if (Accounts.Days(end) - Accounts.Days(start) >= Limits.DelegationDays)
        {
            problems.Add(new FieldProblem("end", DelegationTexts.TooLong(Limits.DelegationDays, caller.Language)));
        }

        return (start, end);

        LocalDate Read(string field, string text)
        {
            if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
            {
                return date;
            }

            problems.Add(new FieldProblem(field, DelegationTexts.Date(caller.Language)));
            return default;
        }
    }

    private static async Task<Refusal?> WhyNot(
        DelegationRequest body,
        Caller caller,
        LocalDate start,
        LocalDate end,
        HashSet<string> led,
        BpmDb db,
        Accounts accounts,
        CancellationToken cancellation
    )
    {
        if (body.From != caller.User && !led.Contains(body.Unit))
        {
            return DelegationRefusals.NotYours();
        }

        if (!IsDelegable(body.Role))
        {
            return DelegationRefusals.RoleFixed();
        }

        var own = await accounts.OwnGrantsOn(body.From, start, cancellation);
        if (!own.Any(g => g.Unit == body.Unit && g.Role == body.Role))
        {
            return DelegationRefusals.NotHeld(body.From);
        }

        var receiver = await accounts.OwnGrantsOn(body.To, start, cancellation);
        if (body.To == body.From || receiver.IsEmpty || receiver.Any(g => g.Role == "inspector"))
        {
            return DelegationRefusals.Receiver();
        }

        var (first, last) = (Accounts.Days(start), Accounts.Days(end));
        var overlaps = await db.Delegations.AnyAsync(
            d =>
                d.EndedAt == null
                && d.From == body.From
                && d.To == body.To
                && d.Unit == body.Unit
                && d.Role == body.Role
                && d.FirstDay <= last
                && first <= d.LastDay,
            cancellation
        );
        return overlaps ? DelegationRefusals.Overlaps() : null;
    }

    private static bool Same(DelegationRow row, DelegationRequest body, LocalDate start, LocalDate end) =>
        row.From == body.From
        && row.To == body.To
        && row.Unit == body.Unit
        && row.Role == body.Role
        && row.FirstDay == Accounts.Days(start)
        && row.LastDay == Accounts.Days(end)
        && row.Basis == TextCheck.Clean(body.Basis);
}
