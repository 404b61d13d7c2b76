using System.Text.Json;

namespace Bpm.Server.Storage.Roots;

/// <summary>
/// Every root once more, one line a root, in a file beside the key: who cuts roots off the end of the store leaves them
/// here. Only ever appended.
/// </summary>
internal sealed class RootLog(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Append(RootRow root)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write([.. JsonSerializer.SerializeToUtf8Bytes(root, Json), (byte)'\n']);
        file.Flush(flushToDisk: true);
    }

    /// <summary>All roots that the file has; a line that was cut off in the middle is passed over.</summary>
    public List<RootRow> Read()
    {
        var roots = new List<RootRow>();
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            try
            {
                roots.Add(JsonSerializer.Deserialize<RootRow>(line, Json)!);
            }
            catch (JsonException)
            {
                // The machine stopped in mid-line; the store has that root.
            }
        }

        return roots;
    }
}
