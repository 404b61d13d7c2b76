using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Hosting;

/// <summary>
/// The catalogue that is in use, and whatever publication an old dossier still pins. Safe for many threads.
/// </summary>
internal sealed class Publications(
    ServerOptions options,
    PublicationStore store,
    IClock clock,
    ILogger<Publications> log
)
{
    private static readonly Catalogue Nothing = new()
    {
        Publications = [],
        Province = Province.Empty,
        Policies = Procedures.Policies.PolicySet.Empty,
        Calendars = ImmutableDictionary<string, WorkingCalendar>.Empty,
        DemoPeople = [],
        Diagnostics = [],
        Files = 0,
    };

    private readonly ConcurrentDictionary<string, Publication> old = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> kept = new(StringComparer.Ordinal);
    private FrozenDictionary<string, Publication> byHash = FrozenDictionary<string, Publication>.Empty;
    private FrozenDictionary<string, Publication> newest = FrozenDictionary<string, Publication>.Empty;
    private IReadOnlyList<SourceFile> files = [];

    public Catalogue Catalogue { get; private set; } = Nothing;
    public Province Province => Catalogue.Province;

    /// <summary>Whether reading is done.</summary>
    public bool Ready { get; private set; }

    /// <summary>The publication that a dossier pins.</summary>
    /// <exception cref="StoreException">Neither the folder nor the store has it.</exception>
    public Publication this[string hash] =>
        Find(hash)
        ?? throw new StoreException(StoreFault.Unusable, $"Publication {hash} is neither in the catalogue nor kept.");

    /// <summary>The publication of a hash, taken back from the store when the catalogue has gone on; null when unknown.</summary>
    public Publication? Find(string hash) =>
        byHash.GetValueOrDefault(hash) ?? old.GetValueOrDefault(hash) ?? TakeBack(hash);

    /// <summary>The newest version of a procedure, in force or not: for names.</summary>
    public Publication? Newest(string procedure) =>
        newest.GetValueOrDefault(procedure) ?? (store.Newest(procedure) is { } hash ? Find(hash) : null);

    /// <summary>The version that a dossier received on that date uses.</summary>
    public Publication? InForce(string procedure, LocalDate on) => Catalogue.InForce(procedure, on);

    /// <summary>Of each procedure the version that a dossier received on that date uses.</summary>
    public IEnumerable<Publication> InForceOn(LocalDate on) =>
        Catalogue
            .Publications.Select(p => p.Procedure.Code)
            .Distinct(StringComparer.Ordinal)
            .Select(code => Catalogue.InForce(code, on))
            .OfType<Publication>();

    /// <summary>The province's own calendar; null while there is none.</summary>
    public WorkingCalendar? ProvinceCalendar => Catalogue.ProvinceCalendar;

    /// <summary>Calendar of a unit, inherited from its parents.</summary>
    public WorkingCalendar? CalendarOf(string unitCode) => Inherited(unitCode, u => u.Calendar) ?? ProvinceCalendar;

    /// <summary>Calendar of a desk's opening hours, inherited too; its clock calendar where no reception hours are set.</summary>
    public WorkingCalendar? ReceptionCalendarOf(string unitCode) =>
        Inherited(unitCode, u => u.ReceptionCalendar) ?? CalendarOf(unitCode);

    private WorkingCalendar? Inherited(string unitCode, Func<Unit, string?> calendarOf)
    {
        for (
            var unit = Province.Unit(unitCode);
            unit is not null;
            unit = unit.Parent is null ? null : Province.Unit(unit.Parent)
        )
        {
            if (calendarOf(unit) is { } name && Catalogue.Calendars.TryGetValue(name, out var calendar))
            {
                return calendar;
            }
        }

        return null;
    }

    /// <summary>Name of a unit; the code itself when it is unknown.</summary>
    public string UnitName(string code) => Province.Unit(code)?.Name ?? code;

    /// <summary>Name of a role in a language; the id itself when it is unknown.</summary>
    public string RoleName(string id, Language language) =>
        Province.Role(id) is { } role ? (language == Language.English ? role.NameEn : role.Name) : id;

    /// <summary>Reads the folder and logs what is broken in it.</summary>
    public void Load()
    {
        if (options.ProceduresFolder is { } folder && Directory.Exists(folder))
        {
            files = CatalogueFolder.ReadFiles(folder);
            Catalogue = CatalogueFolder.Read(files, ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date);
        }
        else
        {
            log.LogWarning("There is no folder of procedures; nothing can be received. Name one with --procedures.");
        }

        // A newcomer looks for the address: `bpm check` and the app list the rest.
        foreach (var finding in Catalogue.Diagnostics.Where(d => d.Severity == Severity.Error))
        {
            log.LogError("{Position} {Code} {Message}", finding.Position, finding.Code, finding.Message);
        }

        if (Catalogue.Diagnostics.Count(d => d.Severity == Severity.Warning) is > 0 and var warnings)
        {
            log.LogWarning("{Count} warnings about the procedures; 'bpm check' and the app list them.", warnings);
        }

        byHash = Catalogue.Publications.ToFrozenDictionary(p => p.Hash);
        newest = Catalogue
            .Publications.GroupBy(p => p.Procedure.Code)
            .ToFrozenDictionary(group => group.Key, group => group.MaxBy(p => p.Procedure.Version)!);
        Ready = true;
    }

    /// <summary>The procedure's own file, as it stands in the folder or was kept; null when neither has it any more.</summary>
    public SourceFile? SourceOf(Publication publication)
    {
        var path = publication.Procedure.Position.File;
        return byHash.ContainsKey(publication.Hash)
            ? files.FirstOrDefault(f => f.Path == path)
            : store.Load(publication.Hash)?.Sources.FirstOrDefault(f => f.Path == path);
    }

    /// <summary>Keeps what a dossier is about to pin, so that it outlives its files. Call before the dossier is made.</summary>
    public async Task Keep(Publication publication, CancellationToken cancellation)
    {
        if (kept.ContainsKey(publication.Hash))
        {
            return;
        }

        var sources = SourcesOf(publication)
            .ToLookup(f => CataloguePlace.Of(f.Path) is PlaceKind.Procedure or PlaceKind.Template);
        await store.Keep(
            publication.Hash,
            publication.Procedure.Code,
            publication.Procedure.Version,
            [.. sources[true]],
            [.. sources[false]],
            cancellation
        );
        kept[publication.Hash] = true;
    }

    private Publication? TakeBack(string hash)
    {
        if (store.Load(hash) is not { } kept)
        {
            return null;
        }

        if (Compile(kept) is { } publication)
        {
            return old[hash] = publication;
        }

        log.LogError("Publication {Hash} is kept but cannot be compiled again.", hash);
        return null;
    }

    /// <summary>As it was read on the day when it was kept: decisions that came into force later are not its own.</summary>
    public static Publication? Compile(KeptPublication kept)
    {
        var day = ProvinceTime.ToLocal(kept.At).Date;
        return Catalogue.Read(kept.Sources, day).Publications.FirstOrDefault(p => p.Hash == kept.Hash)
            ?? Catalogue.Read(kept.Sources).Publications.FirstOrDefault(p => p.Hash == kept.Hash);
    }

    /// <summary>The procedure's own file, its template's, and what belongs to no procedure: policies, organisation.</summary>
    private IEnumerable<SourceFile> SourcesOf(Publication publication) =>
        files.Where(file =>
            CataloguePlace.Of(file.Path) switch
            {
                PlaceKind.Procedure => file.Path == publication.Procedure.Position.File,
                PlaceKind.Template => file.Path == publication.Procedure.Template?.File,
                _ => true,
            }
        );
}
