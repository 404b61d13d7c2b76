using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Workflows;

/// <summary>What was published (<c>published.lock</c>): a changed file without a new version is refused, offline.</summary>
public sealed record PublishedLock(ImmutableArray<LockedVersion> Versions)
{
    /// <summary>Templates that published procedures use.</summary>
    public ImmutableArray<LockedTemplate> Templates { get; init; } = [];

    public static readonly PublishedLock Empty = new([]);

    /// <summary>Reads <c>published: [{ procedure, version, hash, from }]</c> and <c>templates: [{ template, version, hash }]</c>.</summary>
    public static PublishedLock Read(SourceFile file, out Findings findings)
    {
        if (MapReader.Of(YamlReader.Read(file, out findings), findings, Said.Same("published.lock")) is not { } map)
        {
            return Empty;
        }

        var versions = ImmutableArray.CreateBuilder<LockedVersion>();
        foreach (var item in map.Items("published"))
        {
            if (MapReader.Of(item, findings, ("phiên bản đã công bố", "a published version")) is not { } one)
            {
                continue;
            }

            var code = one.Required("procedure", item.Position);
            var version = one.Whole("version", 1, 9_999);
            var hash = one.Required("hash", item.Position);
            var from = one.Date("from");
            one.Done();
            if (code is not null && version is not null && hash is not null)
            {
                versions.Add(new LockedVersion(code.Text, version.Value, hash.Text, from, code.Position));
            }
        }

        var templates = ReadTemplates(map);
        map.Done();
        return new PublishedLock(versions.ToImmutable()) { Templates = templates };
    }

    /// <summary>The file's text, which <see cref="Read"/> reads back: ordered, so that a change is one line.</summary>
    public string Write()
    {
        var text = new StringBuilder(
            "# Published versions and their templates, each with the hash of its file: written by the program, kept with the files.\npublished:"
        );
        Items(
            Versions
                .OrderBy(v => v.Code, StringComparer.Ordinal)
                .ThenBy(v => v.Version)
                .Select(v =>
                    $"procedure: {YamlText.Scalar(v.Code)}, version: {v.Version}, hash: {YamlText.Quoted(v.Hash)}"
                    + (v.From is { } from ? $", from: {from:uuuu-MM-dd}" : "")
                )
        );
        text.Append("templates:");
        Items(
            Templates
                .OrderBy(t => t.Id, StringComparer.Ordinal)
                .ThenBy(t => t.Version)
                .Select(t =>
                    $"template: {YamlText.Scalar(t.Id)}, version: {t.Version}, hash: {YamlText.Quoted(t.Hash)}"
                )
        );
        return text.ToString();

        void Items(IEnumerable<string> items)
        {
            var lines = items.Select(i => $"\n  - {{ {i} }}").ToList();
            text.Append(lines.Count == 0 ? " []" : string.Concat(lines)).Append('\n');
        }
    }

    private static ImmutableArray<LockedTemplate> ReadTemplates(MapReader map)
    {
        var templates = ImmutableArray.CreateBuilder<LockedTemplate>();
        foreach (var item in map.Items("templates"))
        {
            if (MapReader.Of(item, map.Findings, ("mẫu quy trình đã công bố", "a published template")) is not { } one)
            {
                continue;
            }

            var id = one.Required("template", item.Position);
            var version = one.Whole("version", 1, 9_999);
            var hash = one.Required("hash", item.Position);
            one.Done();
            if (id is not null && version is not null && hash is not null)
            {
                templates.Add(new LockedTemplate(id.Text, version.Value, hash.Text, id.Position));
            }
        }

        return templates.ToImmutable();
    }
}

/// <param name="Hash">SHA-256 of the procedure file's bytes, lower-case hex: reductions and policies may change beside it.</param>
public sealed record LockedVersion(string Code, int Version, string Hash, LocalDate? From, Position Position);

/// <param name="Hash">SHA-256 of the template file's bytes, lower-case hex.</param>
public sealed record LockedTemplate(string Id, int Version, string Hash, Position Position)
{
    /// <summary><c>id@version</c>.</summary>
    public string Reference => $"{Id}@{Version}";
}
