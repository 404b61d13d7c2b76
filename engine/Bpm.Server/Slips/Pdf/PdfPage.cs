using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace Bpm.Server.Slips.Pdf;

/// <summary>Makes a paper's page stand by itself: its styles inside, and nothing that it could load, run or send.</summary>
internal static partial class PdfPage
{
    private const string Policy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

    /// <param name="html">As the page was rendered.</param>
    /// <param name="files">Where its styles lie.</param>
    public static string Alone(string html, IFileProvider files) =>
        Link()
            .Replace(
                html,
                link =>
                    StyleSheet().Match(link.Value) is { Success: true } style
                        ? $"<style>{Read(files, style.Groups["path"].Value)}</style>"
                        : ""
            )
            .Replace("<head>", $"<head>{Policy}", StringComparison.Ordinal);

    private static string Read(IFileProvider files, string path)
    {
        using var reader = new StreamReader(files.GetFileInfo(path).CreateReadStream());
        return reader.ReadToEnd();
    }

    /// <summary>Only our own templates write tags; what people typed is encoded.</summary>
    [GeneratedRegex("<link [^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(
        "rel=\"stylesheet\" href=\"(?<path>/public/[a-z-]+\\.css)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex StyleSheet();
}
