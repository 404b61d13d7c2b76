using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Exports;

/// <summary>Counts the procedures of a folder, as Markdown tables for its page. Always counted, never typed.</summary>
public static class CatalogueTables
{
    public const string Begin = "<!-- tables: begin; written by 'bpm catalogue tables --write' -->";
    public const string End = "<!-- tables: end -->";

    /// <summary>The page with its tables brought up to date; null when it has no place for them.</summary>
    public static string? Update(string page, Catalogue catalogue)
    {
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return from < 0 || to < from ? null : page[..(from + Begin.Length)] + "\n" + Markdown(catalogue) + page[to..];
    }

    public static string Markdown(Catalogue catalogue)
    {
        var latest = catalogue
            .Publications.GroupBy(p => p.Procedure.Code, StringComparer.Ordinal)
            .Select(g => g.MaxBy(p => p.Procedure.Version)!.Procedure)
            .ToImmutableArray();
        var text = new StringBuilder();
        Table(
            "Provenance",
            ["source", "limit", "process", "procedures"],
            p => [$"{Word(p.Source.Kind)} | {Limit(p)} | {Process(p)}"]
        );
        Table("Derived part", ["part", "rule", "procedures"], p => p.DerivedBy.Select(d => $"{d.Key} | {d.Value}"));
        Table("Level", ["handled at", "procedures"], p => [Level(p, catalogue)]);
        Table("Agency", ["agency", "procedures"], p => [Agency(p.Authority, catalogue)]);
        Table("Template", ["steps", "procedures"], p => [p.Template?.Reference ?? "written out"]);
        Table("Online", ["online", "procedures"], p => [Online(p.Online)]);
        Table("Field", ["field", "name", "procedures"], p => [$"`{p.Field}` | {FieldName(p.Field, catalogue)}"]);
        ReductionTable();
        return text.ToString();

        void Table(string title, string[] heads, Func<Procedure, IEnumerable<string>> keys)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n### {title}\n\n| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "---|"))}\n"
            );
            var rows = latest
                .SelectMany(keys)
                .GroupBy(k => k, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal);
            foreach (var row in rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {row.Key} | {row.Count()} |\n");
            }
        }

        void ReductionTable()
        {
            text.Append(
                "\n### Reductions\n\n| file | kind | procedures | working days cut | not comparable |\n|---|---|---|---|---|\n"
            );
            foreach (var reduction in catalogue.Reductions.OrderBy(r => r.Position.File, StringComparer.Ordinal))
            {
                var (procedures, days, others) = Reconstruction.Totals(catalogue, reduction);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{reduction.Position.File.Split('/')[^1]}` | {Word(reduction.Kind)} | {procedures} | {days:0.#} | {others} |\n"
                );
            }
        }
    }

    private static string Limit(Procedure procedure) =>
        procedure.Limit.Statutory is null ? "not published"
        : procedure.Cases.IsEmpty ? "one"
        : "with cases";

    private static string Process(Procedure procedure) =>
        procedure.DerivedBy.ContainsKey("process") ? "derived"
        : procedure.Adapted is not null ? "adapted"
        : "written here";

    private static string Level(Procedure procedure, Catalogue catalogue) =>
        procedure.Authority switch
        {
            { Kind: UnitSelectorKind.Office, Office: "commune" } => "commune",
            { Kind: UnitSelectorKind.Office, Office: var office } => $"{office} office of the area",
            { Kind: UnitSelectorKind.Unit, Unit: { } code } when catalogue.Province.Unit(code) is { } unit =>
                unit.Office,
            _ => "other",
        };

    private static string Agency(UnitSelector place, Catalogue catalogue) =>
        place.Kind switch
        {
            UnitSelectorKind.Unit => catalogue.Province.Unit(place.Unit!)?.Name ?? place.Unit!,
            UnitSelectorKind.Office => $"office `{place.Office}`",
            _ => "-",
        };

    private static string FieldName(string id, Catalogue catalogue) =>
        catalogue.Province.Fields.FirstOrDefault(f => f.Id == id)?.Name ?? "";

    private static string Online(OnlineOffer offer) =>
        offer switch
        {
            OnlineOffer.NotOffered => "not-offered",
            OnlineOffer.Offered => "offered (full or partial not published)",
            OnlineOffer.Partial => "partial",
            _ => "full",
        };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
