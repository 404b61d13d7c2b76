using System.Collections.Immutable;

namespace Bpm.Procedures.Import;

/// <summary>
/// One row of a list of procedures (danh mục thủ tục hành chính), as facts: what the list says and what it does not.
/// Texts are in Unicode form C, without spaces at their ends; a column that the list lacks is null or empty.
/// </summary>
/// <param name="Line">Line or row of the list, from 1, for the report.</param>
public sealed record CatalogueRow(int Line)
{
    /// <summary>National code, e.g. <c>1.004194</c>.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Field (lĩnh vực) in the list's own words.</summary>
    public string Field { get; init; } = "";

    /// <summary>The handling agency (cơ quan thực hiện) in the list's own words.</summary>
    public string HandledBy { get; init; } = "";

    /// <summary>Whether the list itself names that agency, or an earlier hand worked it out.</summary>
    public bool HandledByIsDerived { get; init; }

    /// <summary>Levels at which it is handled today: <c>ministry</c>, <c>province</c>, <c>commune</c>, <c>other</c>.</summary>
    public ImmutableArray<string> Levels { get; init; } = [];

    public FactTerm? Limit { get; init; }

    /// <summary>"Trong ngày" stands in the row, beside a limit or alone.</summary>
    public bool SameDay { get; init; }

    /// <summary>Every limit that the row names, when it names several.</summary>
    public ImmutableArray<FactTerm> Limits { get; init; } = [];

    /// <summary>The row's limit as text, where it is text that nobody could read.</summary>
    public string UnreadLimit { get; init; } = "";

    /// <summary>Fees in đồng; which of several applies when, a list does not say.</summary>
    public ImmutableArray<long> Fees { get; init; } = [];

    public bool FeeFree { get; init; }

    /// <summary>Null: the list doesn't say.</summary>
    public bool? OnlineOffered { get; init; }

    /// <summary><c>full</c> or <c>partial</c> where the list publishes it, else empty.</summary>
    public string OnlineLevel { get; init; } = "";

    public ImmutableArray<FactPaper> Papers { get; init; } = [];

    /// <summary>How many papers the list has, when it was cut off; else the number of <see cref="Papers"/>.</summary>
    public int PapersTotal { get; init; }

    /// <summary>Who is named in the published sequence of steps.</summary>
    public ImmutableArray<string> Actors { get; init; } = [];

    public string Result { get; init; } = "";
    public string CoordinatedWith { get; init; } = "";

    /// <summary>The publishing decision (quyết định công bố), its number alone.</summary>
    public string Decision { get; init; } = "";

    /// <summary>Month or day as of which the list was taken, e.g. <c>2026-07</c>.</summary>
    public string AsOf { get; init; } = "";

    /// <summary>What is doubtful about the row, in the list's own marks.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    public bool Has(string flag) => Flags.Contains(flag, StringComparer.Ordinal);
}

/// <summary>A length of time as a list writes it.</summary>
/// <param name="Unit"><c>working</c>, <c>calendar</c>, <c>hour</c> or <c>month</c>.</param>
public readonly record struct FactTerm(decimal Amount, string Unit);

/// <summary>A paper (thành phần hồ sơ) as a list writes it.</summary>
/// <param name="Originals">Null when the list gives no number.</param>
/// <param name="Case">For which case it is asked; empty for all.</param>
public sealed record FactPaper(string Title, int? Originals, int? Copies, string Case = "");

/// <summary>Marks that a list puts on a row, and that this import knows how to judge.</summary>
public static class RowFlags
{
    public const string NoLimit = "no_time_limit";
    public const string LimitFromSteps = "limit_from_steps";
    public const string LimitFromText = "limit_from_text";
    public const string SameDayAssumed = "same_day_assumed_field";
    public const string LevelCollapsed = "level_collapsed";
    public const string LevelRaised = "level_raised_by_agency";
    public const string OtherCity = "agency_names_other_city";
    public const string NoAgency = "no_agency";
    public const string NoFee = "no_fee";
    public const string NoPapers = "no_documents";
}

/// <summary>A row that could not be read at all.</summary>
public sealed record BadRow(int Line, string Code, string Reason);

/// <summary>What a list holds: rows, and the lines that are none.</summary>
public sealed record RowList(ImmutableArray<CatalogueRow> Rows, ImmutableArray<BadRow> Bad);
