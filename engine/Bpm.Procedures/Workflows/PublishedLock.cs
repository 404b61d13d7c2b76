using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using NodaTime;

namespace Bpm.Procedures.Workflows;

/// <summary>What was published (<c>published.lock</c>): a changed file without a new version is refused, offline.</summary>
public sealed record PublishedLock(ImmutableArray<LockedVersion> Versions)
{
    public static readonly PublishedLock Empty = new([]);

    /// <summary>Reads <c>published: [{ procedure, version, hash, from }]</c>.</summary>
    public static PublishedLock Read(SourceFile file, out Findings findings)
    {
        if (MapReader.Of(YamlReader.Read(file, out findings), findings, "published.lock") is not { } map)
        {
            return Empty;
        }

        var versions = ImmutableArray.CreateBuilder<LockedVersion>();
        foreach (var item in map.Items("published"))
        {
            if (MapReader.Of(item, findings, "a published version") is not { } one)
            {
                continue;
            }

            var code = one.Required("procedure", item.Position);
            var version = one.Whole("version", 1, 9_999);
            var hash = one.Required("hash", item.Position);
            var from = one.Date("from");
            one.Done("a published version");
            if (code is not null && version is not null && hash is not null)
            {
                versions.Add(new LockedVersion(code.Text, version.Value, hash.Text, from, code.Position));
            }
        }

        map.Done("published.lock");
        return new PublishedLock(versions.ToImmutable());
    }
}

/// <param name="Hash">SHA-256 of the procedure file's bytes, lower-case hex: reductions and policies may change beside it.</param>
public sealed record LockedVersion(string Code, int Version, string Hash, LocalDate? From, Position Position);
