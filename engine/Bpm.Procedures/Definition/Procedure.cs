using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Templates;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures;

/// <summary>
/// One version of one administrative procedure (thủ tục hành chính) as its YAML file says it, checked but not yet
/// compiled. See <c>engine/docs/procedure-format.md</c>.
/// </summary>
public sealed record Procedure
{
    /// <summary>National code such as <c>1.004194</c>, or <c>local.…</c>.</summary>
    public required string Code { get; init; }

    /// <summary>From 1; the file is named <c>code@version.yaml</c>.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>Folder and field id, e.g. <c>land</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Competent authority (cơ quan có thẩm quyền); reception may happen elsewhere.</summary>
    public required UnitSelector Authority { get; init; }

    public required Provenance Source { get; init; }

    /// <summary>Who confirmed the definition, or null: only published and confirmed may bind an applicant.</summary>
    public Confirmation? Confirmed { get; init; }

    /// <summary>Set when the definition was adapted from its source to today's units.</summary>
    public string? Adapted { get; init; }

    /// <summary>Parts that a rule worked out (process, handler, level …) and the rule's name; empty when none.</summary>
    public ImmutableSortedDictionary<string, string> DerivedBy { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Dossiers received from this date (inclusive) use this version; null is "always".</summary>
    public LocalDate? ReceivedFrom { get; init; }

    /// <summary>Dossiers received until this date (inclusive) use this version; null is "no end".</summary>
    public LocalDate? ReceivedUntil { get; init; }

    public OnlineOffer Online { get; init; }
    public required Limit Limit { get; init; }
    public ImmutableArray<ProcedureCase> Cases { get; init; } = [];
    public ImmutableArray<Paper> Papers { get; init; } = [];
    public ImmutableArray<FormField> Form { get; init; } = [];
    public ImmutableArray<Fee> Fees { get; init; } = [];
    public ImmutableArray<Result> Results { get; init; } = [];
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The template that the steps come from; null when the file writes them out.</summary>
    public TemplateUse? Template { get; init; }

    /// <summary>JavaScript of the allow-listed subset (rules.md), or null.</summary>
    public RuleText? Rules { get; init; }

    public ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>The approved decision's own step table, verbatim, when there is one.</summary>
    public ImmutableArray<PaperTableRow> PaperTable { get; init; } = [];

    /// <summary>The total that the approved step table declares; null: the statutory limit.</summary>
    public Term? PaperTotal { get; init; }

    /// <summary>Findings that a person accepted, each with reason and end.</summary>
    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];

    public required Position Position { get; init; }
}

/// <summary>Where a definition comes from (DESIGN §4, provenance).</summary>
public enum ProvenanceKind
{
    Published,
    Derived,
    Reconstructed,
    Demo,
}

/// <param name="Decision">Number of the publishing decision, when published.</param>
/// <param name="Rule">The rule it was derived by, when derived.</param>
/// <param name="From">What it was reconstructed from.</param>
/// <param name="Ref">Free reference to the text: an address, a page.</param>
public sealed record Provenance(
    ProvenanceKind Kind,
    string? Decision,
    LocalDate? Date,
    string? Rule,
    string? From,
    string? Ref
);

public sealed record Confirmation(string By, LocalDate On);

public enum OnlineOffer
{
    NotOffered,
    Offered,
    Partial,
    Full,
}

/// <summary>How a dossier comes in; the national portal's number (KENH) is this one plus one.</summary>
public enum Channel
{
    Counter,
    Online,
    Post,
}

/// <summary>The legal limit (thời hạn luật định) of a procedure.</summary>
/// <param name="Statutory">Null when the source publishes none: the dossier then runs without a statutory clock.</param>
/// <param name="Hint">What the source says instead of a limit.</param>
/// <param name="CutOff">A later receipt counts as received on the next counted date; before the calendar's own.</param>
public sealed record Limit(Term? Statutory, string? Hint, LocalTime? CutOff)
{
    public ImmutableArray<ExtraTime> Plus { get; init; } = [];
    public ImmutableArray<Extendable> Extendable { get; init; } = [];
    public ImmutableDictionary<Channel, Term> ByChannel { get; init; } = ImmutableDictionary<Channel, Term>.Empty;

    /// <summary>Limits of places; a commune stands in at most one.</summary>
    public ImmutableArray<PlaceLimit> Places { get; init; } = [];
}

/// <summary>Lawful extra time added at reception when <paramref name="When"/> is true.</summary>
public sealed record ExtraTime(string Id, string Policy, string? When, Position Position);

/// <summary>An extension that a leader may grant once, e.g. for verification (xác minh).</summary>
public sealed record Extendable(string Id, Term ByUpTo, string Role, string? Paper, Position Position);

/// <summary>Another limit where the competent authority serves certain communes: far islands, mountains.</summary>
public sealed record PlaceLimit(string Id, ImmutableArray<string> Communes, Term Statutory, Position Position);

/// <summary>A variant (trường hợp) with its own limit and step terms.</summary>
public sealed record ProcedureCase(string Id, string? Name, Term? Statutory, Position Position)
{
    public string? When { get; init; }
    public ImmutableDictionary<string, Term> Steps { get; init; } = ImmutableDictionary<string, Term>.Empty;
    public ImmutableDictionary<Channel, Term> ByChannel { get; init; } = ImmutableDictionary<Channel, Term>.Empty;
}

/// <summary>A component of the dossier (thành phần hồ sơ).</summary>
/// <param name="Reuse">May be taken from the document warehouse instead of being asked again.</param>
/// <param name="When">A condition over the form, or null for always.</param>
public sealed record Paper(
    string Id,
    string Name,
    int Originals,
    int Copies,
    bool Reuse,
    string? When,
    Position Position
)
{
    public string? FormNumber { get; init; }
    public string? Decree { get; init; }
}

public enum FieldType
{
    Text,
    LongText,
    Number,
    Date,
    YesNo,
    Choice,
    Commune,
    IdentityNumber,
    Phone,
    Email,
}

/// <summary>One question of the electronic form. The id is an identifier, since rules name it.</summary>
public sealed record FormField(string Id, string Label, FieldType Type, Position Position)
{
    /// <summary>Required unless the file says otherwise; a field with <see cref="When"/> only when that is true.</summary>
    public bool Required { get; init; } = true;

    public decimal? Min { get; init; }
    public decimal? Max { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>A pattern for our non-backtracking matcher.</summary>
    public string? Pattern { get; init; }

    public ImmutableArray<FieldChoice> Choices { get; init; } = [];
    public string? When { get; init; }
    public string? Help { get; init; }
}

public sealed record FieldChoice(string Value, string Label);

/// <summary>What the applicant gets in the end (kết quả giải quyết).</summary>
/// <param name="When">A condition on the form; null: always.</param>
public sealed record Result(string Id, string Name, string? When, Position Position)
{
    public string? FormNumber { get; init; }
    public string? Decree { get; init; }
}

/// <summary>Money in whole đồng: a fixed amount or a rule's name, and when it is collected.</summary>
/// <param name="When">submission | before-result | delivery.</param>
public sealed record Fee(string Id, string? Name, long? Amount, string? Rule, string When, Position Position);

public sealed record RuleText(string Text, Position Position);

/// <summary>A worked case of the procedure that runs with every check: facts in, due date out.</summary>
public sealed record Example(string Name, LocalDateTime Received, Position Position)
{
    public string? Case { get; init; }
    public Channel Channel { get; init; } = Channel.Counter;
    public ImmutableDictionary<string, FactValue> Form { get; init; } = ImmutableDictionary<string, FactValue>.Empty;
    public ImmutableArray<ExampleAct> Do { get; init; } = [];

    /// <summary>The children of a group that the applicant chose; empty where there is nothing to choose.</summary>
    public ImmutableArray<string> Choose { get; init; } = [];

    /// <summary>The limit that the example takes for granted, where none is published; it binds nobody.</summary>
    public Term? Assume { get; init; }

    /// <summary>The promised date-time that must come out.</summary>
    public LocalDateTime? Due { get; init; }

    /// <summary>The fee that must come out, whole đồng.</summary>
    public long? Fee { get; init; }

    /// <summary>The outcome that must come out, e.g. <c>granted</c> or <c>refused</c>.</summary>
    public string? Outcome { get; init; }
}

/// <summary>
/// <c>step</c> or <c>step.action</c>, optionally at a moment: <c>{ measure.ask-supplement: 2026-02-25T10:00 }</c>. A child of a group
/// ends as <c>birth</c> or <c>birth.refused</c>.
/// </summary>
public sealed record ExampleAct(string Step, string? Action, LocalDateTime? At, Position Position);

public sealed record PaperTableRow(
    string Number,
    string Content,
    string Unit,
    string? Person,
    Term? Time,
    string? Result
);

public sealed record AcceptedFinding(string Check, string Why, string By, LocalDate Until, Position Position);
