using Bpm.Procedures.Policies;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Policies;

/// <summary>Why a clock may stand still.</summary>
/// <param name="Confirmed">Somebody compared it with its basis.</param>
/// <param name="Stops">statutory, committed: the clocks that it stops.</param>
/// <param name="EffectText">Whether a clock goes on with what is left or begins again.</param>
/// <param name="HolderText">Whose the time is meanwhile.</param>
/// <param name="NationalStatus">The national portal's number while it lasts.</param>
internal sealed record GroundView(
    string Id,
    string Name,
    string Basis,
    bool Confirmed,
    IReadOnlyList<string> Stops,
    string StopsText,
    string EffectText,
    string HolderText,
    int NationalStatus
);

/// <summary>A number of the law from a day on.</summary>
/// <param name="From">First day; it holds until the next of the same id.</param>
/// <param name="Value">As people read it; null: no source gives one yet.</param>
/// <param name="State">running, planned or over.</param>
internal sealed record PolicyValueView(
    string Id,
    string Name,
    string From,
    string? Value,
    string Basis,
    bool Confirmed,
    string State
);

/// <param name="Unconfirmed">How many of both nobody has compared with their basis yet.</param>
internal sealed record PolicyList(
    IReadOnlyList<GroundView> Grounds,
    IReadOnlyList<PolicyValueView> Values,
    int Unconfirmed
);

/// <summary>The legal numbers and pause grounds that clocks and steps go by, each with its basis and whether it was confirmed.</summary>
internal static class ListPolicies
{
    public static Ok<PolicyList> Handle(Caller caller, Publications publications)
    {
        var policies = publications.Catalogue.Policies;
        return TypedResults.Ok(
            new PolicyList(
                [.. policies.Grounds.Select(g => Ground(g, policies, caller))],
                [
                    .. policies
                        .Values.OrderBy(v => v.Id, StringComparer.Ordinal)
                        .ThenByDescending(v => v.From)
                        .Select(v => Value(v, policies, caller)),
                ],
                policies.Grounds.Count(g => !g.Confirmed) + policies.Values.Count(v => !v.Confirmed)
            )
        );
    }

    private static GroundView Ground(PauseGround ground, PolicySet policies, Caller caller) =>
        new(
            ground.Id,
            TimeWords.GroundName(ground.Id, policies, caller.Language),
            ground.Basis,
            ground.Confirmed,
            [.. Stops(ground)],
            PolicyTexts.Stops(ground.StopsStatutory, ground.StopsCommitted, caller.Language),
            PolicyTexts.Effect(ground.Effect, caller.Language),
            PolicyTexts.Holder(ground.Holder, caller.Language),
            ground.NationalStatus
        );

    private static IEnumerable<string> Stops(PauseGround ground)
    {
        if (ground.StopsStatutory)
        {
            yield return "statutory";
        }

        if (ground.StopsCommitted)
        {
            yield return "committed";
        }
    }

    private static PolicyValueView Value(PolicyValue value, PolicySet policies, Caller caller) =>
        new(
            value.Id,
            PolicyTexts.Name(value.Id, caller.Language),
            LocalDatePattern.Iso.Format(value.From),
            PolicyTexts.Value(value, caller.Language),
            value.Basis,
            value.Confirmed,
            StateOf(value, policies, caller.LocalNow.Date)
        );

    private static string StateOf(PolicyValue value, PolicySet policies, LocalDate today) =>
        value.From > today ? "planned"
        : policies.Value(value.Id, today) == value ? "running"
        : "over";
}
