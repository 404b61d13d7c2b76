using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bpm.Procedures;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.Server.Storage;

namespace Bpm.Server.Publishing;

/// <summary>
/// The folder's files with those over them that were put in force in the store. Of the two the newer counts: a file that
/// somebody changed in the folder since then is newer than a confirmation, which was about another text; but what
/// dossiers are received under stays, and the changed file is a finding.
/// </summary>
internal static class Overlay
{
    public const string LockFile = "published.lock";

    /// <param name="folder">Paths relative to the folder.</param>
    /// <param name="published">Oldest first.</param>
    public static OverlaidFiles Of(IReadOnlyList<SourceFile> folder, IReadOnlyList<PublishedFileRow> published)
    {
        var files = folder.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var conflicts = ImmutableArray.CreateBuilder<OverlayConflict>();
        foreach (var rows in published.GroupBy(f => f.Path, StringComparer.Ordinal))
        {
            var newest = rows.Last();
            var isChanged =
                files.TryGetValue(newest.Path, out var mine)
                && HashOf(mine.Bytes.Span) is var hash
                && !rows.Any(r => r.Hash == hash || r.Base == hash);
            var isGone = newest.Base is not null && rows.First().Base is not null && !files.ContainsKey(newest.Path);
            if (isChanged || isGone)
            {
                conflicts.Add(new OverlayConflict(newest, isGone));
            }

            if (newest.Kind != FileKind.Confirmation || !(isChanged || isGone))
            {
                files[newest.Path] = new SourceFile(newest.Path, Gzip.Unpack(newest.Bytes));
            }
        }

        if (published.Any(f => f.Kind == FileKind.Version))
        {
            files[LockFile] = Lock(files, published);
        }

        return new OverlaidFiles(
            [.. files.Values.OrderBy(f => f.Path, StringComparer.Ordinal)],
            conflicts.ToImmutable()
        );
    }

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The folder's lock with every version that was published here, and the templates that they use.</summary>
    private static SourceFile Lock(Dictionary<string, SourceFile> files, IReadOnlyList<PublishedFileRow> published)
    {
        var known = files.TryGetValue(LockFile, out var file) ? PublishedLock.Read(file, out _) : PublishedLock.Empty;
        var versions = known.Versions.ToDictionary(v => (v.Code, v.Version));
        var templates = known.Templates.ToDictionary(t => t.Reference, StringComparer.Ordinal);
        var all = new Lazy<ILookup<string, SourceFile>>(() =>
            files
                .Values.Where(f => CataloguePlace.Of(f.Path) == PlaceKind.Template)
                .ToLookup(f => Path.GetFileNameWithoutExtension(f.Path), StringComparer.Ordinal)
        );
        foreach (var row in published.Where(f => f.Kind == FileKind.Version))
        {
            var source = new SourceFile(row.Path, Gzip.Unpack(row.Bytes));
            var head = ProcedureHead.Of(source);
            versions[(head.Code, head.Version)] = new LockedVersion(
                head.Code,
                head.Version,
                row.Hash,
                head.From,
                default
            );
            if (head.Template is { } reference && all.Value[reference].FirstOrDefault() is { Path: not null } template)
            {
                var parts = reference.Split('@');
                templates[reference] = new LockedTemplate(
                    parts[0],
                    int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
                    HashOf(template.Bytes.Span),
                    default
                );
            }
        }

        var text = new PublishedLock([.. versions.Values]) { Templates = [.. templates.Values] }.Write();
        return new SourceFile(LockFile, Encoding.UTF8.GetBytes(text));
    }
}

/// <param name="Conflicts">Files of the folder that are another text than what was put in force over them, or gone.</param>
internal sealed record OverlaidFiles(ImmutableArray<SourceFile> Files, ImmutableArray<OverlayConflict> Conflicts);

/// <param name="Gone">The folder has the file no more.</param>
internal sealed record OverlayConflict(PublishedFileRow Row, bool Gone)
{
    /// <summary>As a finding of the catalogue, at the file's beginning.</summary>
    public Diagnostic Finding(string path) =>
        new(
            Codes.LockChanged.Code,
            Row.Kind == FileKind.Confirmation ? Severity.Warning : Severity.Error,
            new Position(path, 1, 1),
            1,
            Row.Kind == FileKind.Confirmation
                ? (
                    $"{Row.Subject} đã được xác nhận trong ứng dụng, nhưng tệp nay {(Gone ? "không còn" : "đã khác")}: xác nhận đó không được tính",
                    $"{Row.Subject} was confirmed in the app, and its file is {(Gone ? "gone" : "another text")} now: the confirmation does not count"
                )
                : (
                    $"{Row.Subject} đã được công bố trong ứng dụng, nhưng tệp trong thư mục lại khác: hồ sơ vẫn theo bản đã công bố",
                    $"{Row.Subject} was published in the app, and the folder has another text: dossiers go on under what was published"
                ),
            Row.Kind == FileKind.Confirmation
                ? ("xác nhận lại", "confirm it again")
                : (
                    "chạy “bpm export --to-folder” vào một thư mục trống, hoặc tạo phiên bản mới",
                    "run 'bpm export --to-folder' into a clean folder, or make a new version"
                ),
            SourceLine: null
        );
}

/// <summary>What kinds of files are put in force.</summary>
internal static class FileKind
{
    public const string Version = "version";
    public const string Decision = "decision";
    public const string Confirmation = "confirmation";
}
