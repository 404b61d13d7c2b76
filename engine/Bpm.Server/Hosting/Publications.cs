using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Hosting;

/// <summary>
/// The catalogue that is in use, and whatever publication an old dossier still pins. It is read again when something is
/// put in force, and on the day on which a decision comes into force. Safe for many threads.
/// </summary>
internal sealed class Publications(
    ServerOptions options,
    PublicationStore store,
    PublishingStore publishing,
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
    private readonly Lock reading = new();
    private volatile Reading current = Reading.Of(Nothing, new OverlaidFiles([], []), "", LocalDate.MinIsoValue, 0);

    public Catalogue Catalogue => current.Catalogue;
    public Province Province => Catalogue.Province;

    /// <summary>Files as they are read: the folder's, and over them what was put in force. Paths are relative.</summary>
    public OverlaidFiles Files => current.Files;

    /// <summary>Whether reading is done.</summary>
    public bool Ready { get; private set; }

    /// <summary>The publication that a dossier pins.</summary>
    /// <exception cref="StoreException">Neither the folder nor the store has it.</exception>
    public Publication this[string hash] =>
        Find(hash)
        ?? throw new StoreException(StoreFault.Unusable, $"Publication {hash} is neither in the catalogue nor kept.");

    /// <summary>The publication of a hash, taken back from the store when the catalogue has gone on; null when unknown.</summary>
    public Publication? Find(string hash) =>
        current.ByHash.GetValueOrDefault(hash)
        ?? old.GetValueOrDefault(hash)
        // What is no hash cannot be there, and PostgreSQL takes no text with U+0000 in it.
        ?? (hash.All(char.IsAsciiHexDigitLower) ? TakeBack(hash) : null);

    /// <summary>The newest version of a procedure, in force or not: for names.</summary>
    public Publication? Newest(string procedure) =>
        current.Newest.GetValueOrDefault(procedure) ?? (store.Newest(procedure) is { } hash ? Find(hash) : null);

    /// <summary>The version that a dossier received on that date uses.</summary>
    public Publication? InForce(string procedure, LocalDate on) => Today().InForce(procedure, on);

    /// <summary>Of each procedure the version that a dossier received on that date uses.</summary>
    public IEnumerable<Publication> InForceOn(LocalDate on)
    {
        var catalogue = Today();
        return catalogue
            .Publications.Select(p => p.Procedure.Code)
            .Distinct(StringComparer.Ordinal)
            .Select(code => catalogue.InForce(code, on))
            .OfType<Publication>();
    }

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

    /// <summary>Reads the folder and what was put in force, and logs what is broken in it.</summary>
    /// <param name="examples">Whether the procedures' own examples are run too; not for a verb that only needs names.</param>
    public void Load(bool examples = true)
    {
        if (options.ProceduresFolder is null || !Directory.Exists(options.ProceduresFolder))
        {
            log.LogWarning("There is no folder of procedures; nothing can be received. Name one with --procedures.");
        }

        Read(examples);
        Ready = true;

        // A newcomer looks for the address: `bpm check` and the app list the rest.
        foreach (var finding in Catalogue.Diagnostics.Where(d => d.Severity == Severity.Error))
        {
            log.LogError("{Position} {Code} {Message}", finding.Position, finding.Code, finding.Message.En);
        }

        if (Catalogue.Diagnostics.Count(d => d.Severity == Severity.Warning) is > 0 and var warnings)
        {
            log.LogWarning("{Count} warnings about the procedures; 'bpm check' and the app list them.", warnings);
        }
    }

    /// <summary>Reads everything again. What dossiers pin stays as it is.</summary>
    public void Reload()
    {
        lock (reading)
        {
            Read();
        }
    }

    /// <summary>Reads everything again when another node has put something in force.</summary>
    public void CatchUp()
    {
        if (publishing.Newest() > current.Number)
        {
            Reload();
        }
    }

    /// <summary>Errors that there would be with other files over these, and not without them.</summary>
    /// <param name="files">Paths relative to the folder.</param>
    public ImmutableArray<Diagnostic> ErrorsWith(params IReadOnlyList<SourceFile> files)
    {
        var now = current;
        var others = now.Files.Files.Where(f => !files.Any(n => n.Path == f.Path));
        var with = CatalogueFolder.Read([.. Placed([.. others, .. files], now.Folder)], now.Day);
        var known = Errors(now.Catalogue).Select(Key).ToHashSet();
        return [.. Errors(with).Where(d => !known.Contains(Key(d)))];

        static IEnumerable<Diagnostic> Errors(Catalogue catalogue) =>
            catalogue.Diagnostics.Where(d => d.Severity == Severity.Error);
        static (string, string, Said) Key(Diagnostic d) => (d.Code, d.Position.File, d.Message);
    }

    /// <summary>Where a file of the folder is shown to stand.</summary>
    public string Place(string path) => current.Folder + path;

    /// <summary>A file's path inside the folder, from where it is shown to stand.</summary>
    public string Relative(string place) =>
        place.StartsWith(current.Folder, StringComparison.Ordinal) ? place[current.Folder.Length..] : place;

    /// <summary>The catalogue of this day: a decision comes into force at midnight, without anybody doing anything.</summary>
    private Catalogue Today()
    {
        var now = current;
        var today = ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date;
        if (today == now.Day || !Ready || !now.Changes(today))
        {
            return now.Catalogue;
        }

        lock (reading)
        {
            if (current == now)
            {
                Read();
            }

            return current.Catalogue;
        }
    }

    private void Read(bool examples = true)
    {
        var folder =
            options.ProceduresFolder is { } named && Directory.Exists(named)
                ? named.Replace('\\', '/').TrimEnd('/') + "/"
                : null;
        var before = current;
        var today = ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date;
        var published = publishing.Files();
        var read = folder is null ? [] : CatalogueFolder.ReadFiles(folder.TrimEnd('/'));
        var files = Overlay.Of([.. read.Select(f => f with { Path = f.Path[folder!.Length..] })], published);
        SourceFile[] placed = [.. Placed(files.Files, folder ?? "")];
        var catalogue = examples ? CatalogueFolder.Read(placed, today) : Catalogue.Read(placed, today);
        catalogue = catalogue with
        {
            Diagnostics = catalogue.Diagnostics.AddRange(
                files.Conflicts.Select(c => c.Finding((folder ?? "") + c.Row.Path))
            ),
        };

        // Dossiers go on under what they pin, without compiling it from the store.
        foreach (var hash in kept.Keys)
        {
            if (before.ByHash.TryGetValue(hash, out var publication))
            {
                old[hash] = publication;
            }
        }

        current = Reading.Of(catalogue, files, folder ?? "", today, published.IsEmpty ? 0 : published[^1].Number);
    }

    private static IEnumerable<SourceFile> Placed(IEnumerable<SourceFile> files, string folder) =>
        files.Select(f => f with { Path = folder + f.Path }).OrderBy(f => f.Path, StringComparer.Ordinal);

    /// <summary>The procedure's own file, as it is read now or was kept; null when neither has it any more.</summary>
    public SourceFile? SourceOf(Publication publication)
    {
        var (now, path) = (current, publication.Procedure.Position.File);
        return now.ByHash.ContainsKey(publication.Hash)
            ? Placed(now.Files.Files.Where(f => now.Folder + f.Path == path), now.Folder).FirstOrDefault()
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
    private IEnumerable<SourceFile> SourcesOf(Publication publication)
    {
        var now = current;
        return Placed(now.Files.Files, now.Folder)
            .Where(file =>
                CataloguePlace.Of(file.Path) switch
                {
                    PlaceKind.Procedure => file.Path == publication.Procedure.Position.File,
                    PlaceKind.Template => file.Path == publication.Procedure.Template?.File,
                    // It speaks of other procedures' files, which are not kept with this one.
                    PlaceKind.Lock => false,
                    _ => true,
                }
            );
    }

    /// <param name="Folder">With a slash at the end; empty when there is none.</param>
    /// <param name="Day">Decisions in force on that day are in it.</param>
    /// <param name="Number">The newest file that was put in force and is in it.</param>
    private sealed record Reading(
        Catalogue Catalogue,
        OverlaidFiles Files,
        string Folder,
        LocalDate Day,
        int Number,
        FrozenDictionary<string, Publication> ByHash,
        FrozenDictionary<string, Publication> Newest
    )
    {
        public static Reading Of(Catalogue catalogue, OverlaidFiles files, string folder, LocalDate day, int number) =>
            new(
                catalogue,
                files,
                folder,
                day,
                number,
                catalogue.Publications.DistinctBy(p => p.Hash).ToFrozenDictionary(p => p.Hash),
                catalogue
                    .Publications.GroupBy(p => p.Procedure.Code)
                    .ToFrozenDictionary(group => group.Key, group => group.MaxBy(p => p.Procedure.Version)!)
            );

        /// <summary>Whether other decisions are in force on that day.</summary>
        public bool Changes(LocalDate day) =>
            Catalogue.Reductions.Any(r => r.Effect is { } effect && (effect <= Day) != (effect <= day));
    }
}
