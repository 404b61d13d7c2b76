using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Bpm.Server.Storage;

/// <summary>One numbered SQL script of the schema.</summary>
/// <param name="Number">From 1; a number may be left out, never given twice.</param>
/// <param name="Name">File name, e.g. <c>0001-first.sql</c>.</param>
internal sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text with LF line ends, lower-case hex.</summary>
    public string Hash =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(Sql.Replace("\r\n", "\n", StringComparison.Ordinal)))
        );

    /// <summary>The scripts in this program, in order.</summary>
    public static IReadOnlyList<SchemaScript> For(StorageProvider provider)
    {
        var assembly = typeof(SchemaScript).Assembly;
        var prefix = $"Bpm.Server.Storage.Migrations.{provider}.";
        var scripts = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name, name[prefix.Length..]))
            .ToList();
        for (var i = 1; i < scripts.Count; i++)
        {
            if (scripts[i].Number <= scripts[i - 1].Number)
            {
                throw new InvalidOperationException($"Script {scripts[i].Name} has a number that another has too.");
            }
        }

        return scripts;
    }

    private static SchemaScript Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return new SchemaScript(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
