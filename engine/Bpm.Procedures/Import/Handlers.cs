using System.Text.RegularExpressions;
using Bpm.Procedures.Organisation;
using NodaTime;

namespace Bpm.Procedures.Import;

/// <summary>Where a procedure is decided.</summary>
internal enum HandlingLevel
{
    Commune,

    /// <summary>Handed in at the commune, decided by a department.</summary>
    CommuneToDepartment,
    Department,
    Zone,
}

/// <param name="Place">As it stands in the file after <c>authority:</c>.</param>
/// <param name="Unit">Its code; null for the commune's own committee.</param>
/// <param name="Rule">The rule that found it, or null when the list names one of our units.</param>
internal sealed record Handler(string Place, string? Unit, HandlingLevel Level, string? Rule)
{
    public const string CommunePlace = "{ office: commune, for: form.commune }";

    public bool NeedsCommune => Place.Contains("form.commune", StringComparison.Ordinal);
}

/// <summary>Finds the unit of our province that a list's agency is, or says why there is none.</summary>
internal sealed partial class Handlers(Province province, ImportMap map, LocalDate on)
{
    private const int TimeoutMs = 500;
    private const string ZoneName = "ban quan ly khu";

    private readonly (string Key, Unit Unit)[] units =
    [
        .. province
            .Units.Where(u => u.Serves.IsEmpty && u.Office is not ("commune" or "desk" or "district" or "centre"))
            .Select(u => (ListText.Key(u.Name), u))
            .OrderByDescending(u => u.Item1.Length),
    ];

    /// <summary>The handler, or null and why.</summary>
    public (Handler? Handler, string? Why) Find(CatalogueRow row)
    {
        if (row.Levels.Length > 0 && row.Levels.All(l => l == "ministry"))
        {
            return (null, "only a ministry handles it: no procedure of the province");
        }

        var key = ListText.Key(row.HandledBy);
        if (map.Agencies.TryGetValue(key, out var mapped))
        {
            return ByCode(mapped, row, "mapped-by-the-province");
        }

        if (key.Length == 0)
        {
            return WithoutAgency(row);
        }

        if (IsCommune().IsMatch(key))
        {
            return (Commune(DerivedRule(row)), null);
        }

        if (IsDistrict().IsMatch(key))
        {
            return (Commune("district-abolished-commune-succeeds"), null);
        }

        foreach (var (name, unit) in units)
        {
            if (key == name)
            {
                return (Of(unit, row, DerivedRule(row)), null);
            }
        }

        // "Sở Tư pháp thành phố Hà Nội": ours by the name in front of the place.
        foreach (var (name, unit) in units)
        {
            if (key.StartsWith(name + " ", StringComparison.Ordinal))
            {
                return (Of(unit, row, "other-city-or-longer-name"), null);
            }
        }

        if (key.StartsWith(ZoneName, StringComparison.Ordinal))
        {
            return
                units
                    .Where(u => u.Key.StartsWith(ZoneName, StringComparison.Ordinal))
                    .Select(u => u.Unit)
                    .FirstOrDefault()
                    is { } zone
                ? (Of(zone, row, "zone-authority-of-the-province"), null)
                : (null, $"no unit is '{row.HandledBy}'");
        }

        if (IsProvince().IsMatch(key) && units.FirstOrDefault(u => u.Unit.Office == "province").Unit is { } committee)
        {
            return (Of(committee, row, "provincial-committee"), null);
        }

        if (IsMinistry().IsMatch(key))
        {
            return (null, $"'{row.HandledBy}' is a ministry's: no procedure of the province");
        }

        return (null, $"no unit of the province is '{row.HandledBy}'; add it to the organisation or to --map agencies");
    }

    private (Handler?, string?) WithoutAgency(CatalogueRow row)
    {
        if (row.Levels is ["commune"] || ListText.Key(row.Name).Contains("(cap xa)", StringComparison.Ordinal))
        {
            return (Commune("level-commune"), null);
        }

        return map.DefaultAgency is { } standard
            ? ByCode(standard, row, "default-agency-of-the-map")
            : (null, "the row names no agency and no commune level; add a column, or 'default-agency' to --map");
    }

    private (Handler?, string?) ByCode(string code, CatalogueRow row, string rule) =>
        code == "commune" ? (Commune(rule), null)
        : province.Unit(code) is { } unit ? (Of(unit, row, rule), null)
        : (null, $"the map names the unit '{code}', which does not exist");

    private static Handler Commune(string? rule) => new(Handler.CommunePlace, null, HandlingLevel.Commune, rule);

    private Handler Of(Unit unit, CatalogueRow row, string? rule)
    {
        var now = Successor(unit);
        var level =
            ListText.Key(now.Name).StartsWith(ZoneName, StringComparison.Ordinal) ? HandlingLevel.Zone
            : row.Levels.Contains("commune") && !row.Levels.Contains("province") ? HandlingLevel.CommuneToDepartment
            : HandlingLevel.Department;
        return new Handler(
            $"{{ unit: {now.Code} }}",
            now.Code,
            level,
            ReferenceEquals(now, unit) ? rule : "successor-of-an-abolished-unit"
        );
    }

    private Unit Successor(Unit unit) =>
        !unit.ExistsOn(on) && unit.Successors is [var next, ..] && province.Unit(next) is { } successor
            ? Successor(successor)
            : unit;

    private static string? DerivedRule(CatalogueRow row) =>
        row.Has(RowFlags.OtherCity) ? "other-city-mapped-to-ours"
        : row.Has(RowFlags.NoAgency) ? "no-agency-published"
        : row.HandledByIsDerived ? "agency-of-the-level"
        : null;

    [GeneratedRegex(
        @"^(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:cap )?(?:xa|phuong)\b|^cap xa$",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex IsCommune();

    [GeneratedRegex(
        @"^(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:cap )?(?:huyen|quan|thi xa)\b|^cap huyen$",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex IsDistrict();

    [GeneratedRegex(
        @"^(?:chu tich )?(?:ubnd|uy ban nhan dan) (?:cap )?(?:tinh|thanh pho)\b",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex IsProvince();

    [GeneratedRegex(
        @"^(?:bo|tong cuc|cuc|van phong chinh phu|ngan hang nha nuoc) ",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex IsMinistry();
}
