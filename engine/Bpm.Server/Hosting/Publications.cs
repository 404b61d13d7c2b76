using System.Collections.Frozen;
using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Hosting;

/// <summary>
/// The catalogue that is in use, and every publication that an old dossier still pins. Filled once at start; safe for
/// many threads.
/// </summary>
internal sealed class Publications(
    ServerOptions options,
    PublicationStore store,
    IDbContextFactory<BpmDb> databases,
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

    private FrozenDictionary<string, Publication> byHash = FrozenDictionary<string, Publication>.Empty;
    private FrozenDictionary<string, Publication> newest = FrozenDictionary<string, Publication>.Empty;

    public Catalogue Catalogue { get; private set; } = Nothing;
    public Province Province => Catalogue.Province;

    /// <summary>Whether reading is done.</summary>
    public bool Ready { get; private set; }

    /// <summary>The publication that a dossier pins.</summary>
    /// <exception cref="StoreException">Neither the folder nor the store has it.</exception>
    public Publication this[string hash] =>
        byHash.TryGetValue(hash, out var publication)
            ? publication
            : throw new StoreException(
                StoreFault.Unusable,
                $"Publication {hash} is neither in the catalogue nor kept."
            );

    public Publication? Find(string hash) => byHash.GetValueOrDefault(hash);

    /// <summary>The newest version of a procedure, in force or not: for names.</summary>
    public Publication? Newest(string procedure) => newest.GetValueOrDefault(procedure);

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
    public WorkingCalendar? ProvinceCalendar =>
        Catalogue.Calendars.GetValueOrDefault("nghe-an") ?? Catalogue.Calendars.Values.FirstOrDefault();

    /// <summary>Calendar of a unit, inherited from its parents.</summary>
    public WorkingCalendar? CalendarOf(string unitCode)
    {
        for (
            var unit = Province.Unit(unitCode);
            unit is not null;
            unit = unit.Parent is null ? null : Province.Unit(unit.Parent)
        )
        {
            if (unit.Calendar is { } name && Catalogue.Calendars.TryGetValue(name, out var calendar))
            {
                return calendar;
            }
        }

        return ProvinceCalendar;
    }

    /// <summary>Name of a unit; the code itself when it is unknown.</summary>
    public string UnitName(string code) => Province.Unit(code)?.Name ?? code;

    /// <summary>Name of a role in a language; the id itself when it is unknown.</summary>
    public string RoleName(string id, Language language) =>
        Province.Role(id) is { } role ? (language == Language.English ? role.NameEn : role.Name) : id;

    /// <summary>Reads the folder, logs every finding, keeps what dossiers may pin, and takes back what they pin already.</summary>
    public async Task Load(CancellationToken cancellation)
    {
        IReadOnlyList<SourceFile> files = [];
        if (options.ProceduresFolder is { } folder && Directory.Exists(folder))
        {
            files = CatalogueFolder.ReadFiles(folder);
            Catalogue = CatalogueFolder.Read(files, ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date);
        }
        else
        {
            log.LogWarning("There is no folder of procedures; nothing can be received. Name one with --procedures.");
        }

        foreach (var finding in Catalogue.Diagnostics)
        {
            log.Log(
                LevelOf(finding.Severity),
                "{Position} {Code} {Message}",
                finding.Position,
                finding.Code,
                finding.Message
            );
        }

        foreach (var publication in Catalogue.Publications)
        {
            await store.Keep(
                publication.Hash,
                publication.Procedure.Code,
                publication.Procedure.Version,
                [.. SourcesOf(publication, files)],
                cancellation
            );
        }

        var all = Catalogue.Publications.ToDictionary(p => p.Hash);
        await LoadPinned(all, cancellation);
        byHash = all.ToFrozenDictionary();
        newest = all
            .Values.GroupBy(p => p.Procedure.Code)
            .ToFrozenDictionary(group => group.Key, group => group.MaxBy(p => p.Procedure.Version)!);
        Ready = true;
    }

    private async Task LoadPinned(Dictionary<string, Publication> all, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var kept = await db.Publications.Select(p => new { p.Hash, p.At }).ToListAsync(cancellation);
        foreach (var row in kept.Where(row => !all.ContainsKey(row.Hash)))
        {
            if (
                await store.Load(row.Hash, cancellation) is { } sources
                && Compile(row.Hash, row.At, sources) is { } old
            )
            {
                all[row.Hash] = old;
            }
            else
            {
                log.LogError("Publication {Hash} is kept but cannot be compiled again.", row.Hash);
            }
        }
    }

    /// <summary>As it was read on the day when it was kept: decisions that came into force later are not its own.</summary>
    private static Publication? Compile(string hash, long at, ImmutableArray<SourceFile> sources)
    {
        var day = ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(at)).Date;
        return Catalogue.Read(sources, day).Publications.FirstOrDefault(p => p.Hash == hash)
            ?? Catalogue.Read(sources).Publications.FirstOrDefault(p => p.Hash == hash);
    }

    /// <summary>The procedure's own file, its template's, and what belongs to no procedure: policies, organisation.</summary>
    private static IEnumerable<SourceFile> SourcesOf(Publication publication, IReadOnlyList<SourceFile> files) =>
        files.Where(file =>
            CataloguePlace.Of(file.Path) switch
            {
                PlaceKind.Procedure => file.Path == publication.Procedure.Position.File,
                PlaceKind.Template => file.Path == publication.Procedure.Template?.File,
                _ => true,
            }
        );

    private static LogLevel LevelOf(Severity severity) =>
        severity switch
        {
            Severity.Error => LogLevel.Error,
            Severity.Warning => LogLevel.Warning,
            // A newcomer looks for the address; `bpm check` and the app list the notices.
            _ => LogLevel.Debug,
        };
}
