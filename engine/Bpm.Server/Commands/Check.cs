using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Procedures;
using Bpm.Procedures.Reading;
using Bpm.Server.Hosting;

namespace Bpm.Server.Commands;

/// <summary><c>bpm check</c>: what the reader has to say about a folder of procedures.</summary>
internal static class Check
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        var json = args.Contains("--json", StringComparer.Ordinal);
        var paths = args.Where(a => a != "--json").ToList();
        if (paths is not [var path] || path.StartsWith('-'))
        {
            await errors.WriteLineAsync("bpm check: name one folder or file. For example: bpm check procedures");
            return ExitCode.WrongUsage;
        }

        if (!Directory.Exists(path) && !File.Exists(path))
        {
            await errors.WriteLineAsync($"bpm check: there is no '{path}'.");
            return ExitCode.WrongUsage;
        }

        var catalogue = Catalogue.Read(CatalogueFolder.ReadFiles(path));
        await output.WriteAsync(json ? AsJson(catalogue) : AsText(catalogue));
        return catalogue.Diagnostics.Any(d => d.Severity == Severity.Error) ? ExitCode.FoundErrors : ExitCode.Done;
    }

    private static string AsText(Catalogue catalogue)
    {
        var findings = string.Concat(catalogue.Diagnostics.Select(d => DiagnosticText.Full(d) + "\n\n"));
        return findings
            + $"{catalogue.Files} files, {catalogue.Publications.Length} procedures: "
            + $"{Count(catalogue, Severity.Error)} errors, {Count(catalogue, Severity.Warning)} warnings, "
            + $"{Count(catalogue, Severity.Notice)} notices\n";
    }

    private static string AsJson(Catalogue catalogue) =>
        JsonSerializer.Serialize(
            new
            {
                Files = catalogue.Files,
                Procedures = catalogue.Publications.Length,
                Errors = Count(catalogue, Severity.Error),
                Warnings = Count(catalogue, Severity.Warning),
                Notices = Count(catalogue, Severity.Notice),
                Findings = catalogue.Diagnostics.Select(d => new
                {
                    d.Code,
                    Severity = d.Severity.ToString().ToLowerInvariant(),
                    d.Position.File,
                    d.Position.Line,
                    d.Position.Column,
                    d.Length,
                    d.Message,
                    d.Hint,
                }),
            },
            Json
        ) + "\n";

    private static int Count(Catalogue catalogue, Severity severity) =>
        catalogue.Diagnostics.Count(d => d.Severity == severity);
}
