using System.Security.Cryptography;

namespace Bpm.Server.Files;

/// <summary>Contents as files of a folder, named by their hash. A kill leaves a whole file or none.</summary>
internal sealed class DiskFileStore(string folder) : IFileStore
{
    public async Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var place = PlaceOf(hash);
        if (File.Exists(place))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var draft = $"{place}.{Guid.NewGuid():N}.draft";
        await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(content, cancellation);
            await file.FlushAsync(cancellation);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }

        File.Move(draft, place, overwrite: true);
        return hash;
    }

    public async Task<byte[]?> Get(string hash, CancellationToken cancellation)
    {
        var place = PlaceOf(hash);
        if (!File.Exists(place))
        {
            return null;
        }

        var content = await File.ReadAllBytesAsync(place, cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == hash
            ? content
            : throw new FileDamagedException($"The content of file {hash} is not what was put there.");
    }

    public Task Remove(string hash, CancellationToken cancellation)
    {
        var place = PlaceOf(hash);
        if (File.Exists(place))
        {
            File.Delete(place);
        }

        return Task.CompletedTask;
    }

    /// <summary>A hash is hex by itself, so no name from outside reaches a path.</summary>
    private string PlaceOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, hash[..2], hash[2..])
            : throw new ArgumentException("A file goes by the SHA-256 of its content.", nameof(hash));
}
