using System.Security.Cryptography;
using System.Text.Json;

namespace Bpm.Server.Commands.Store;

/// <summary>What a backup says of itself: enough to tell that it is whole, and what it holds.</summary>
/// <param name="Position">Of its last event: every command answered before the backup began is in it.</param>
/// <param name="Files">SHA-256 of each file, lower-case hex.</param>
internal sealed record BackupManifest(
    int Format,
    string Provider,
    string MadeAt,
    int Schema,
    int Dossiers,
    long Position,
    SortedDictionary<string, string> Files
);

/// <summary>A folder with a copy of the store, the log of roots, and a manifest. No key is in it.</summary>
internal sealed class BackupFolder(string path)
{
    public const int Format = 1;
    private const string ManifestName = "backup.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Database => Path.Combine(path, "bpm.db");
    public string Dump => Path.Combine(path, "bpm.dump");
    public string Roots => Path.Combine(path, "root-key.roots.jsonl");

    /// <summary>Written last: a folder without it is no backup.</summary>
    public void Finish(BackupManifest manifest)
    {
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            manifest.Files[Path.GetFileName(file)] = HashOf(file);
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(manifest, Json);
        var half = Path.Combine(path, ManifestName + ".new");
        File.WriteAllBytes(half, text);
        File.Move(half, Path.Combine(path, ManifestName));
    }

    /// <summary>What the backup says of itself, or why it cannot be used.</summary>
    public (BackupManifest? Manifest, string? Problem) Read()
    {
        var file = Path.Combine(path, ManifestName);
        if (!File.Exists(file))
        {
            return (null, $"'{path}' has no {ManifestName}: it is no backup, or one that was broken off.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(file), Json);
            return manifest is null || manifest.Format != Format
                    ? (null, $"'{file}' was made by another version of this program.")
                : manifest.Files.FirstOrDefault(f => !IsSound(f.Key, f.Value)) is { Key: { } broken }
                    ? (null, $"'{broken}' in '{path}' is not as it was written: the backup is damaged.")
                : (manifest, null);
        }
        catch (JsonException)
        {
            return (null, $"'{file}' cannot be read: the backup is damaged.");
        }
    }

    private bool IsSound(string name, string hash)
    {
        var file = Path.Combine(path, Path.GetFileName(name));
        return File.Exists(file) && HashOf(file) == hash;
    }

    private static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
