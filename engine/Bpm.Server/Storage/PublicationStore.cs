using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Bpm.Procedures;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>
/// Keeps the sources of every publication that dossiers pin, by hash. Files that publications share are kept once, by
/// the hash of their bytes.
/// </summary>
internal sealed class PublicationStore(StoreConnections connections, IClock clock)
{
    /// <summary>Keeps it unless that hash is kept already.</summary>
    /// <param name="own">The procedure's own file and its template's.</param>
    /// <param name="shared">What it was checked against: organisation, policies, calendars, decisions.</param>
    public async Task Keep(
        string hash,
        string procedure,
        int version,
        IReadOnlyList<SourceFile> own,
        IReadOnlyList<SourceFile> shared,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        if (await db.Publications.AnyAsync(p => p.Hash == hash, cancellation))
        {
            return;
        }

        // Several nodes may keep the same at once: whoever comes second changes nothing. Shared files come first, so that
        // no publication ever names one that isn't there.
        var files = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var file in shared)
        {
            var source = Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span));
            await KeepSource(db, source, file, cancellation);
            files.Add(file.Path, JsonSerializer.SerializeToElement(new SharedSource(source)));
        }

        foreach (var file in own)
        {
            files.Add(file.Path, JsonSerializer.SerializeToElement(file.Bytes.ToArray()));
        }

        var at = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var packed = Gzip.Pack(JsonSerializer.SerializeToUtf8Bytes(files));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO publications (hash, procedure, version, sources, at)
            VALUES ({hash}, {procedure}, {version}, {packed}, {at}) ON CONFLICT (hash) DO NOTHING
            """,
            cancellation
        );
    }

    /// <summary>The sources in order of path, and when they were kept; null for an unknown hash.</summary>
    public KeptPublication? Load(string hash)
    {
        using var db = connections.Db();
        var row = db.Publications.AsNoTracking().FirstOrDefault(p => p.Hash == hash);
        return row is null
            ? null
            : new KeptPublication(hash, Unpack(db, row.Sources), Instant.FromUnixTimeMilliseconds(row.At));
    }

    /// <summary>Hash of the newest version that is kept of a procedure; null when there is none.</summary>
    public string? Newest(string procedure)
    {
        using var db = connections.Db();
        return db
            .Publications.Where(p => p.Procedure == procedure)
            .OrderByDescending(p => p.Version)
            .ThenByDescending(p => p.At)
            .Select(p => p.Hash)
            .FirstOrDefault();
    }

    private static async Task KeepSource(BpmDb db, string hash, SourceFile file, CancellationToken cancellation)
    {
        if (await db.Sources.AnyAsync(s => s.Hash == hash, cancellation))
        {
            return;
        }

        var bytes = Gzip.Pack(file.Bytes.ToArray());
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO sources (hash, bytes) VALUES ({hash}, {bytes}) ON CONFLICT (hash) DO NOTHING",
            cancellation
        );
    }

    /// <summary>A text is a file's own bytes in base64, an object names a shared one.</summary>
    private static ImmutableArray<SourceFile> Unpack(BpmDb db, byte[] packed)
    {
        var files = JsonSerializer.Deserialize<SortedDictionary<string, JsonElement>>(Gzip.Unpack(packed))!;
        return
        [
            .. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new SourceFile(f.Key, BytesOf(f.Value))),
        ];

        byte[] BytesOf(JsonElement file)
        {
            if (file.ValueKind == JsonValueKind.String)
            {
                return file.GetBytesFromBase64();
            }

            var hash = file.Deserialize<SharedSource>()!.Source;
            return Gzip.Unpack(db.Sources.Where(s => s.Hash == hash).Select(s => s.Bytes).First());
        }
    }

    private sealed record SharedSource(string Source);
}

/// <param name="At">When it was kept: it was judged as of that day.</param>
internal sealed record KeptPublication(string Hash, ImmutableArray<SourceFile> Sources, Instant At);
