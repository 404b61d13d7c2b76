using System.Collections.Frozen;
using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using NodaTime;

namespace Bpm.Procedures.Organisation;

/// <summary>The organisation of a province: its units over time and its roles (<c>procedures/organisation/</c>).</summary>
public sealed record Province
{
    public static readonly Province Empty = new() { Units = [], Roles = [] };
    public required ImmutableArray<Unit> Units
    {
        get;
        init
        {
            field = value;
            // A copy by 'with' looks up its own units.
            (cache, offices) = (null, null);
        }
    }

    public required ImmutableArray<Role> Roles { get; init; }

    /// <summary>Fields of administration; empty when no file lists them.</summary>
    public ImmutableArray<AdministrativeField> Fields { get; init; } = [];

    /// <summary>The unit of a code, also an abolished one; null when unknown.</summary>
    public Unit? Unit(string code) => byCode.GetValueOrDefault(code);

    public Role? Role(string id) => Roles.FirstOrDefault(r => r.Id == id);

    /// <summary>
    /// The office of a kind that serves a commune on a date. With no commune: the one office of that kind that serves
    /// the whole province. Null when none or more than one fits.
    /// </summary>
    public Unit? Office(string kind, string? commune, LocalDate on)
    {
        if (!byOffice.TryGetValue(kind, out var table))
        {
            return null;
        }

        Unit? found = null;
        foreach (var unit in commune is null ? table.Whole : table.ByCommune.GetValueOrDefault(commune, []))
        {
            if (!unit.ExistsOn(on))
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = unit;
        }

        // An office that serves the whole province serves each of its communes too.
        return found ?? (commune is null ? null : Office(kind, null, on));
    }

    /// <summary>Every unit of an office kind, abolished ones too.</summary>
    public ImmutableArray<Unit> OfficesOf(string kind) => byOffice.TryGetValue(kind, out var table) ? table.All : [];

    /// <summary>Every office kind that a unit has.</summary>
    public IEnumerable<string> OfficeKinds => byOffice.Keys;

    /// <summary>The units and all that stand below them, abolished ones too.</summary>
    public HashSet<string> WithBelow(IEnumerable<string> units)
    {
        var found = new HashSet<string>(units, StringComparer.Ordinal);
        bool grew;
        do
        {
            grew = false;
            foreach (var unit in Units)
            {
                grew |= unit.Parent is { } parent && found.Contains(parent) && found.Add(unit.Code);
            }
        } while (grew);

        return found;
    }

    private FrozenDictionary<string, OfficeTable> byOffice =>
        offices ??= Units
            .GroupBy(u => u.Office, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => new OfficeTable([.. g]), StringComparer.Ordinal);
    private FrozenDictionary<string, OfficeTable>? offices;

    /// <summary>The units of one kind, by whom they serve.</summary>
    private sealed class OfficeTable(ImmutableArray<Unit> all)
    {
        public ImmutableArray<Unit> All => all;
        public ImmutableArray<Unit> Whole { get; } = [.. all.Where(u => u.Serves.IsEmpty)];

        /// <summary>A unit answers to its own code too: a commune serves itself.</summary>
        public FrozenDictionary<string, ImmutableArray<Unit>> ByCommune { get; } =
            all.SelectMany(u =>
                    u.Serves.Append(u.Code).Distinct(StringComparer.Ordinal).Select(c => (Commune: c, Unit: u))
                )
                .GroupBy(p => p.Commune, p => p.Unit, StringComparer.Ordinal)
                .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    private FrozenDictionary<string, Unit> byCode =>
        cache ??= Units.ToFrozenDictionary(u => u.Code, StringComparer.Ordinal);
    private FrozenDictionary<string, Unit>? cache;
}

/// <summary>A public office (đơn vị) with its validity and its successors.</summary>
public sealed record Unit
{
    /// <summary>Stable code: a commune's statistical code (16681) or a local id (land-vinh).</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Office kind: province, centre, department, commune, commune-desk, land-registration, tax, police, social-insurance …</summary>
    public required string Office { get; init; }

    public string? Parent { get; init; }

    /// <summary>Communes it serves; empty: the whole province (or itself, for a commune).</summary>
    public ImmutableArray<string> Serves { get; init; } = [];

    public LocalDate? From { get; init; }
    public LocalDate? Until { get; init; }

    /// <summary>Units that took over when it was abolished.</summary>
    public ImmutableArray<string> Successors { get; init; } = [];

    /// <summary>Calendar that counts terms; inherited from the parent when null.</summary>
    public string? Calendar { get; init; }

    public string? ReceptionCalendar { get; init; }
    public Position Position { get; init; }

    public bool ExistsOn(LocalDate date) => (From is null || From <= date) && (Until is null || date <= Until);
}

/// <summary>A role (vai trò) that steps name, e.g. <c>specialist</c>.</summary>
public sealed record Role(string Id, string Name, string NameEn, Position Position);

/// <summary>A field of administration (lĩnh vực), the folder of its procedures.</summary>
/// <param name="Takes">Names under which lists of procedures know it, besides its own.</param>
public sealed record AdministrativeField(string Id, string Name, ImmutableArray<string> Takes, Position Position);
