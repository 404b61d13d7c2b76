using Bpm.Server.Hosting;

namespace Bpm.Server.Slips.Pdf;

/// <summary>Which Chromium prints.</summary>
internal static class ChromiumChoice
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <param name="named"><c>Bpm:Chromium</c>: a program, <c>off</c>, or nothing to look for one on the path.</param>
    /// <returns>Null when papers are not offered as PDF.</returns>
    /// <exception cref="CannotServeException">The named one is not there.</exception>
    public static string? Find(string? named, string? path)
    {
        if (named == "off")
        {
            return null;
        }

        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named)
                ? Path.GetFullPath(named)
                : throw new CannotServeException($"Bpm:Chromium names '{named}', and there is no such program.");
        }

        return (path ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(_ => Names, Path.Combine)
            .FirstOrDefault(File.Exists);
    }
}
