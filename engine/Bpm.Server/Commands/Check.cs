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

    public const string Usage = "check PATH [--json] [--lang vi|en]";

    public const string Details = """
        --lang  of the findings and the last line; en unless told. --json has both: message and hint are Vietnamese,
                messageEn and hintEn English

        bpm check procedures --lang vi
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard(
            "check",
            errors,
            async () =>
            {
                var options = Options.Read(args, ["lang"], ["json"], most: 1);
                if (options.Rest is not [var path])
                {
                    throw new CommandException("name one folder or file. For example: bpm check procedures");
                }

                if (!Directory.Exists(path) && !File.Exists(path))
                {
                    throw new CommandException($"there is no '{path}'.");
                }

                var language = OutputChoice.SpokenIn(options);
                var started = Stopwatch.GetTimestamp();
                var today = ProvinceTime.ToLocal(SystemClock.Instance.GetCurrentInstant()).Date;
                var catalogue = CatalogueFolder.Read(CatalogueFolder.ReadFiles(path), today);
                await output.WriteAsync(options.Has("json") ? AsJson(catalogue, started) : AsText(catalogue, language));
                return catalogue.Diagnostics.Any(d => d.Severity == Severity.Error)
                    ? ExitCode.FoundErrors
                    : ExitCode.Done;
            }
        );

    private static string AsText(Catalogue catalogue, Language language)
    {
        var findings = DiagnosticText.Render(catalogue.Diagnostics, language);
        var (files, procedures) = (catalogue.Files, catalogue.Publications.Length);
        var (errors, warnings, notices) = (
            Count(catalogue, Severity.Error),
            Count(catalogue, Severity.Warning),
            Count(catalogue, Severity.Notice)
        );
        return findings
            + (findings.Length == 0 ? "" : "\n")
            + language.Pick(
                $"{files} tệp, {procedures} thủ tục: {errors} lỗi, {warnings} cảnh báo, {notices} lưu ý\n",
                $"{files} files, {procedures} procedures: {errors} errors, {warnings} warnings, {notices} notices\n"
            );
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
