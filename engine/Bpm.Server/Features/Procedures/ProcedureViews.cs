using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Inbox;

namespace Bpm.Server.Features.Procedures;

/// <param name="Receivable">Whether a dossier of it may be received now: in force, and confirmed or in demo mode.</param>
internal sealed record ProcedureRow(
    string Code,
    int Version,
    string Name,
    string Field,
    string Authority,
    string LimitText,
    ProvenanceView Provenance,
    bool Confirmed,
    bool Receivable
);

internal sealed record ProcedureView(
    string Code,
    int Version,
    string Name,
    string Field,
    string Authority,
    string LimitText,
    string? LimitHint,
    ProvenanceView Provenance,
    string? Source,
    string? Adapted,
    bool Confirmed,
    bool Receivable,
    IReadOnlyList<Named> Cases,
    IReadOnlyList<string> Channels,
    IReadOnlyList<ProcedurePaper> Papers,
    IReadOnlyList<ProcedureField> Form,
    IReadOnlyList<ProcedureFee> Fees,
    IReadOnlyList<ProcedureResult> Results,
    IReadOnlyList<ProcedureStep> Steps
);

/// <param name="When">Whether it is asked for only under a condition.</param>
/// <param name="Condition">The condition over the form, as the definition writes it.</param>
internal sealed record ProcedurePaper(
    string Id,
    string Name,
    int Originals,
    int Copies,
    bool When,
    string? Condition,
    bool Reuse
);

/// <param name="Type">text, long-text, number, date, yes-no, choice, commune, identity-number, phone or email.</param>
internal sealed record ProcedureField(
    string Id,
    string Label,
    string Type,
    bool Required,
    decimal? Min,
    decimal? Max,
    IReadOnlyList<FieldOption>? Choices,
    string? Help,
    int? MaxLength,
    string? When
);

internal sealed record FieldOption(string Value, string Label);

/// <param name="Amount">Whole đồng; null when a rule computes it.</param>
/// <param name="Condition">When it is given, in words; null: always.</param>
internal sealed record ProcedureResult(string Id, string Name, string? Condition);

internal sealed record ProcedureFee(string Id, string Name, long? Amount, string When);

internal sealed record ProcedureStep(
    string Id,
    string Name,
    string Kind,
    string UnitText,
    string RoleName,
    string TermText,
    string? Branch
);

/// <param name="Severity">error, warning or notice.</param>
/// <param name="Title">What it is. It, the message and the hint are in the caller's language.</param>
/// <param name="Excerpt">The source line with a caret below.</param>
internal sealed record FindingView(
    string Code,
    string Severity,
    string File,
    int Line,
    int Column,
    string Title,
    string Message,
    string? Hint,
    string? Excerpt
);
