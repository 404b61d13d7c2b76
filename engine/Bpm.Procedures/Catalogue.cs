using System.Collections.Immutable;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures;

/// <summary>
/// Everything under <c>procedures/</c> read at once: what can be used, and every finding about what cannot.
/// </summary>
public sealed record Catalogue
{
    public required ImmutableArray<Publication> Publications { get; init; }
    public required Province Province { get; init; }
    public required Policies.PolicySet Policies { get; init; }
    public required ImmutableDictionary<string, WorkingCalendar> Calendars { get; init; }

    /// <summary>Every template that was read.</summary>
    public Templates.TemplateSet Templates { get; init; } = Procedures.Templates.TemplateSet.Empty;

    /// <summary>Every decision that was read, also those that are not applied.</summary>
    public ImmutableArray<Reductions.Reduction> Reductions { get; init; } = [];

    /// <summary>Versions that were published, whose files must not change (<c>published.lock</c>).</summary>
    public ImmutableArray<LockedVersion> Locked { get; init; } = [];

    /// <summary>Demo accounts; seeded in demo mode only.</summary>
    public required ImmutableArray<DemoPerson> DemoPeople { get; init; }

    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Number of files read, of every kind.</summary>
    public required int Files { get; init; }

    /// <summary>The calendar of the province itself; null while none was read.</summary>
    public WorkingCalendar? ProvinceCalendar => ProvinceCalendarOf(Calendars);

    internal static WorkingCalendar? ProvinceCalendarOf(ImmutableDictionary<string, WorkingCalendar> calendars) =>
        calendars.GetValueOrDefault("nghe-an")
        ?? calendars.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value).FirstOrDefault();

    /// <summary>The version of a procedure that a dossier received on that date uses; null when there is none.</summary>
    public Publication? InForce(string code, LocalDate on) =>
        VersionsOf(code)
            .Where(p =>
                (p.Procedure.ReceivedFrom is not { } from || from <= on)
                && (p.Procedure.ReceivedUntil is not { } until || on <= until)
            )
            .MaxBy(p => p.Procedure.Version);

    /// <summary>Every publication of a procedure, in the order of <see cref="Publications"/>.</summary>
    public IEnumerable<Publication> VersionsOf(string code)
    {
        // A copy by 'with' may have other publications.
        if (byCode is not { } known || known.Of != Publications)
        {
            byCode = known = new Versions(
                Publications,
                Publications.ToLookup(p => p.Procedure.Code, StringComparer.Ordinal)
            );
        }

        return known.ByCode[code];
    }

    private Versions? byCode;

    private sealed record Versions(ImmutableArray<Publication> Of, ILookup<string, Publication> ByCode);

    /// <summary>
    /// Reads one procedure in the world of this catalogue, whose own files are not read again: for an editor and for
    /// what is tried out. Checks over several procedures are left out.
    /// </summary>
    public (Publication? Publication, ImmutableArray<Diagnostic> Diagnostics) ReadProcedure(SourceFile file)
    {
        var read = ProcedureReader.Read(file, Templates);
        var publication = PublicationBuilder.Build(read, World);
        return (publication, read.Findings.ToSorted());
    }

    /// <summary>
    /// A publication as it binds whoever comes on another day: with the decisions in force then. It is for examples and for
    /// what is tried out; dossiers pin publications as they were read.
    /// </summary>
    public Publication UnderDecisionsOf(Publication publication, LocalDate date) =>
        World.ItemsOf(publication.Procedure.Code).Any()
            ? publication with
            {
                Committed = PublicationBuilder.Committed(publication.Procedure, World with { Today = date }),
            }
            : publication;

    /// <summary>Minutes of a working day: the calendars', when they agree; eight hours else.</summary>
    public int DayLength => World.DayLength;

    internal Checks.World World { get; init; } = Checks.World.Empty;

    /// <summary>Reads a folder's files. Never throws for what stands in them.</summary>
    /// <param name="files">Path (as it should be shown) and bytes.</param>
    /// <param name="today">Judges what has a date: accepted findings that ran out, decisions not yet in force. Null: neither.</param>
    public static Catalogue Read(IReadOnlyList<SourceFile> files, LocalDate? today = null) =>
        CatalogueReader.Read(files, today);
}

/// <summary>A file's path, forward slashes, and its bytes: the pure projects open no files.</summary>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Bytes);
