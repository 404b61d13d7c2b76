using System.Security.Cryptography;
using System.Text;

namespace Bpm.Procedures.Import;

/// <summary>
/// The line by which a file says that an import wrote it: a hash of all its other lines but the version, which a person
/// raises. A later import knows from it, without a list of its own, whether a hand has changed the file since.
/// </summary>
internal static class Fingerprint
{
    private const string Prefix = "# import: ";
    private const int Digits = 16;

    /// <summary>The text with its fingerprint after the first comment lines.</summary>
    public static string Sign(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] == '#')
        {
            at = text.IndexOf('\n', at) + 1;
        }

        return text[..at] + Prefix + Of(text) + "\n" + text[at..];
    }

    /// <summary>The fingerprint that a file carries; null for one that no import wrote.</summary>
    public static string? Written(string text) =>
        text.Split('\n').FirstOrDefault(l => l.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..].Trim();

    /// <summary>Whether the file is still as an import wrote it.</summary>
    public static bool IsUntouched(string text) => Written(text) is { } written && written == Of(text);

    private static string Of(string text)
    {
        var rest = string.Join(
            '\n',
            text.Split('\n')
                .Where(l =>
                    !l.StartsWith(Prefix, StringComparison.Ordinal)
                    && !l.StartsWith("version: ", StringComparison.Ordinal)
                )
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rest)))[..Digits];
    }
}
