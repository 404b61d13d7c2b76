using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Inbox;

namespace Bpm.Server.Features.Delegations;

/// <summary>One delegation, as whoever it concerns sees it.</summary>
/// <param name="Procedures">Procedures that it is limited to; empty for all.</param>
/// <param name="Start">First day, <c>2026-11-20</c>; <paramref name="End"/> is the last.</param>
/// <param name="Basis">The paper that gives it.</param>
/// <param name="State">planned, running, over or ended.</param>
/// <param name="GivenBy">Who entered it, when that isn't whose role it is.</param>
/// <param name="MayEnd">Whether the reader may end it now.</param>
internal sealed record DelegationView(
    string Id,
    Person From,
    Person To,
    UnitRef Unit,
    Named Role,
    IReadOnlyList<Coded> Procedures,
    string Start,
    string End,
    string Period,
    string Basis,
    string State,
    string StateText,
    Person? GivenBy,
    bool MayEnd
);

/// <summary>A role that the reader may delegate: his own, or one of a unit that he leads.</summary>
internal sealed record DelegableRole(Person From, UnitRef Unit, Named Role);

/// <param name="Rows">What concerns the reader, running and planned first.</param>
/// <param name="MayGive">Roles that he may delegate.</param>
/// <param name="People">To whom: colleagues at his units and at those around them.</param>
internal sealed record DelegationList(
    IReadOnlyList<DelegationView> Rows,
    IReadOnlyList<DelegableRole> MayGive,
    IReadOnlyList<Person> People
);

/// <param name="From">Whose role it is; the caller unless he leads the unit.</param>
/// <param name="Start">First day, <c>2026-11-20</c>.</param>
/// <param name="Procedures">Codes; none for all.</param>
/// <param name="Basis">Number and date of the paper that gives it.</param>
internal sealed record DelegationRequest(
    string From,
    string To,
    string Unit,
    string Role,
    string Start,
    string End,
    string Basis,
    IReadOnlyList<string>? Procedures = null
);
