using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Procedures;
using Bpm.Procedures.Reading;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands;

/// <summary><c>bpm check</c>: what the reader has to say about a folder of procedures, and how their examples come out.</summary>
internal static class Check
{
    private static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
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

        var started = Stopwatch.GetTimestamp();
        var today = ProvinceTime.ToLocal(SystemClock.Instance.GetCurrentInstant()).Date;
        var catalogue = CatalogueFolder.Read(CatalogueFolder.ReadFiles(path), today);
        await output.WriteAsync(json ? AsJson(catalogue, started) : AsText(catalogue));
        return catalogue.Diagnostics.Any(d => d.Severity == Severity.Error) ? ExitCode.FoundErrors : ExitCode.Done;
    }

    private static string AsText(Catalogue catalogue)
    {
        var findings = DiagnosticText.Render(catalogue.Diagnostics);
        return findings
            + (findings.Length == 0 ? "" : "\n")
            + $"{catalogue.Files} files, {catalogue.Publications.Length} procedures: "
            + $"{Count(catalogue, Severity.Error)} errors, {Count(catalogue, Severity.Warning)} warnings, "
            + $"{Count(catalogue, Severity.Notice)} notices\n";
    }

    private static string AsJson(Catalogue catalogue, long started)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            json.WriteNumber("files", catalogue.Files);
            json.WriteNumber("procedures", catalogue.Publications.Length);
            json.WriteNumber("errors", Count(catalogue, Severity.Error));
            json.WriteNumber("warnings", Count(catalogue, Severity.Warning));
            json.WriteNumber("notices", Count(catalogue, Severity.Notice));
            json.WriteNumber("examples", catalogue.Publications.Sum(p => p.Procedure.Examples.Length));
            json.WriteNumber("elapsedMs", (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            json.WriteNumber("processorMs", (long)Environment.CpuUsage.TotalTime.TotalMilliseconds);
            json.WritePropertyName("diagnostics");
            DiagnosticJson.Write(json, catalogue.Diagnostics);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static int Count(Catalogue catalogue, Severity severity) =>
        catalogue.Diagnostics.Count(d => d.Severity == severity);
}
