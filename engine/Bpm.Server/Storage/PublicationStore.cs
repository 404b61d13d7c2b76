using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Bpm.Procedures;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Keeps the sources of every publication that dossiers may pin, by hash.</summary>
internal sealed class PublicationStore(StoreConnections connections, IClock clock)
{
    /// <summary>Keeps it unless that hash is kept already.</summary>
    public async Task Keep(
        string hash,
        string procedure,
        int version,
        IReadOnlyList<SourceFile> sources,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        if (await db.Publications.AnyAsync(p => p.Hash == hash, cancellation))
        {
            return;
        }

        // Several nodes may keep the same at once: whoever comes second changes nothing.
        var at = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var packed = Pack(sources);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO publications (hash, procedure, version, sources, at)
            VALUES ({hash}, {procedure}, {version}, {packed}, {at}) ON CONFLICT (hash) DO NOTHING
            """,
            cancellation
        );
    }

    /// <summary>The sources in order of path; null for an unknown hash.</summary>
    public async Task<ImmutableArray<SourceFile>?> Load(string hash, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var packed = await db
            .Publications.Where(p => p.Hash == hash)
            .Select(p => p.Sources)
            .FirstOrDefaultAsync(cancellation);
        return packed is null ? null : Unpack(packed);
    }

    /// <summary>When it was kept, in Unix milliseconds; 0 for an unknown hash.</summary>
    public async Task<long> KeptAt(string hash, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db.Publications.Where(p => p.Hash == hash).Select(p => p.At).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>JSON of path to base64 of the very bytes, gzip: a hash over them still holds after loading.</summary>
    private static byte[] Pack(IReadOnlyList<SourceFile> sources)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            files.Add(source.Path, source.Bytes.ToArray());
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, files);
        }

        return packed.ToArray();
    }

    private static ImmutableArray<SourceFile> Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var files = JsonSerializer.Deserialize<SortedDictionary<string, byte[]>>(gzip)!;
        return [.. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new SourceFile(f.Key, f.Value))];
    }
}
