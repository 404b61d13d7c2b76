using System.Collections.Immutable;
using Bpm.Procedures.Reductions;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reductions;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>Cuts limits in a draft: by percent, by days, or one to a value. What is forbidden stays as it was, and says why.</summary>
internal static class CutProcedures
{
    public static async Task<Results<Ok<CutResult>, ProblemHttpResult>> Handle(
        string draft,
        CutLimits body,
        Caller caller,
        ReductionDesk desk,
        CutViewing viewing,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.FindToChange(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        if (Check(body, caller) is { Count: > 0 } errors)
        {
            return Problems.Input(caller, errors);
        }

        var rooms = desk.Rooms(found);
        var history = await desk.History(cancellation);
        var cuts = found.Cuts.ToBuilder();
        var (changed, cleared, refused) = (new List<string>(), new List<string>(), new List<CutRefused>());
        foreach (var code in body.Procedures.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (body.Clear)
            {
                cuts.Remove(code);
                cleared.Add(code);
                continue;
            }

            if (!rooms.TryGetValue(code, out var room))
            {
                refused.Add(new CutRefused(code, code, "not-in-force", CutTexts.NotInForce(caller.Language)));
                continue;
            }

            var name = room.Publication.Procedure.Name;
            var (term, why) = Proposed(body, room, caller.Language);
            if (term is { } proposed && (why = room.Check(proposed)) is null)
            {
                if (body.NotBelowP90 && CutViewing.IsBelowP90(room, proposed, history.GetValueOrDefault(code)))
                {
                    refused.Add(new CutRefused(code, name, "below-p90", CutTexts.BelowP90(caller.Language)));
                    continue;
                }

                // Terms by hand were written for another limit.
                cuts[code] = DraftCut.Of(proposed);
                changed.Add(code);
                continue;
            }

            refused.Add(new CutRefused(code, name, why!.Code, why.Text(caller.Language)));
        }

        var after = found with { Cuts = cuts.ToImmutable() };
        if (await desk.Save(found, after.Cuts, cancellation) is not { } version)
        {
            return Problems.Of("draft-changed", caller);
        }

        return TypedResults.Ok(
            new CutResult(
                version,
                [
                    .. changed.Select(code =>
                        viewing.Cut(rooms[code], after.Cuts[code], history.GetValueOrDefault(code))
                    ),
                ],
                cleared,
                refused,
                viewing.Total(after.Totals(rooms))
            )
        );
    }

    private static (Term? Term, CutProblem? Problem) Proposed(CutLimits body, CutRoom room, Language language)
    {
        if (room.Locked is { } locked)
        {
            return (null, locked);
        }

        if (body.To is { } text)
        {
            return ReductionDesk.Parse(text, room.Law!.Value.Unit) is { } term
                ? (term, null)
                : (null, NotANumber(CutTexts.Unit(room.Law.Value.Unit, language)));
        }

        var from = body.FromNow ? room.Now!.Value : room.Law!.Value;
        return
            (
                body.Percent is { } percent
                    ? CutRoom.WithoutPercent(from, percent)
                    : CutRoom.WithoutDays(from, body.Days ?? 0)
            )
                is { } left
            ? (left, null)
            : (null, CutProblem.TooLittle());
    }

    private static CutProblem NotANumber(string unit) =>
        new("not-a-number", CutTexts.NoNumber(unit, Language.Vietnamese), CutTexts.NoNumber(unit, Language.English));

    private static List<FieldProblem> Check(CutLimits body, Caller caller)
    {
        var errors = new List<FieldProblem>();
        if (body.Procedures.Count is 0 or > Limits.MaxList)
        {
            errors.Add(new FieldProblem("procedures", InputTexts.Missing(caller.Language)));
        }

        var ways =
            (body.Percent is null ? 0 : 1)
            + (body.Days is null ? 0 : 1)
            + (body.To is null ? 0 : 1)
            + (body.Clear ? 1 : 0);
        if (ways != 1)
        {
            errors.Add(new FieldProblem("percent", InputTexts.Missing(caller.Language)));
        }

        if (body.Percent is <= 0 or >= 100)
        {
            errors.Add(new FieldProblem("percent", InputTexts.Between(0, 100, caller.Language)));
        }

        if (body.Days is <= 0 or > 1_000)
        {
            errors.Add(new FieldProblem("days", InputTexts.Between(0, 1_000, caller.Language)));
        }

        return errors;
    }
}
