using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;

namespace Bpm.Server.Commands;

/// <summary><c>bpm fmt</c>: brings the layout of files into its normal form, and changes nothing else.</summary>
internal static class Fmt
{
    public const string Usage = "fmt PATH… [--check] [--json]";

    public const string Details = """
        Formats every .yaml file under the folders, or the files, that are named: two columns a level, { a: b } and [a, b], one blank
        line at most, NFC, LF. Order, comments and meaning stay. A file that cannot be read is left as it is, with its findings.

          --check   changes nothing; exit code 1 when a file is not formatted
          --json    { "files", "changed": [path], "left": [path], "errors", "diagnostics": [ … ] }
        """;

    private static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        var (check, json) = (args.Contains("--check"), args.Contains("--json"));
        var paths = args.Where(a => a is not ("--check" or "--json")).ToList();
        if (paths.Count == 0 || paths.Exists(p => p.StartsWith('-')))
        {
            await errors.WriteLineAsync("bpm fmt: name folders or files. For example: bpm fmt procedures --check");
            return ExitCode.WrongUsage;
        }

        if (paths.Find(p => !File.Exists(p) && !Directory.Exists(p)) is { } absent)
        {
            await errors.WriteLineAsync($"bpm fmt: there is no '{absent}'.");
            return ExitCode.WrongUsage;
        }

        var files = paths.SelectMany(Files).Distinct(StringComparer.Ordinal).ToList();
        var (changed, left, problems) = (new List<string>(), new List<string>(), new List<Diagnostic>());
        foreach (var file in files)
        {
            Format(file, check, changed, left, problems);
        }

        await output.WriteAsync(
            json ? AsJson(files.Count, changed, left, problems) : AsText(check, files.Count, changed, left, problems)
        );
        return problems.Count > 0 || (check && changed.Count > 0) ? ExitCode.FoundErrors : ExitCode.Done;
    }

    private static void Format(
        string file,
        bool check,
        List<string> changed,
        List<string> left,
        List<Diagnostic> problems
    )
    {
        var shown = file.Replace('\\', '/');
        var bytes = File.ReadAllBytes(file);
        var source = SourceText.Decode(new Procedures.SourceFile(shown, bytes), out var badByte);
        if (badByte is not null)
        {
            // The reader says so in its own words; decoding again would put question marks into the file.
            YamlReader.Read(new Procedures.SourceFile(shown, bytes), out var findings);
            problems.AddRange(findings.ToSorted());
            return;
        }

        var result = Formatter.Format(source.Text, shown);
        problems.AddRange(result.Problems);
        if (result.WasLeft)
        {
            left.Add(shown);
        }

        var formatted = Encoding.UTF8.GetBytes(result.Text);
        if (!result.Problems.IsEmpty || formatted.AsSpan().SequenceEqual(bytes))
        {
            return;
        }

        changed.Add(shown);
        if (!check)
        {
            // Beside it first: a computer that stops here leaves one whole file or the other.
            var beside = file + ".new";
            File.WriteAllBytes(beside, formatted);
            File.Move(beside, file, overwrite: true);
        }
    }

    private static IEnumerable<string> Files(string path) =>
        File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string AsText(
        bool check,
        int files,
        List<string> changed,
        List<string> left,
        List<Diagnostic> problems
    )
    {
        var text = new StringBuilder();
        text.Append(DiagnosticText.Render(problems));
        foreach (var file in changed)
        {
            text.Append(check ? "not formatted: " : "formatted: ").Append(file).Append('\n');
        }

        foreach (var file in left)
        {
            text.Append("left as it is, its layout carries meaning: ").Append(file).Append('\n');
        }

        return text.Append(
                CultureInfo.InvariantCulture,
                $"{files} files, {changed.Count} {(check ? "not formatted" : "changed")}\n"
            )
            .ToString();
    }

    private static string AsJson(int files, List<string> changed, List<string> left, List<Diagnostic> problems)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            json.WriteNumber("files", files);
            WriteList(json, "changed", changed);
            WriteList(json, "left", left);
            json.WriteNumber("errors", problems.Count);
            json.WritePropertyName("diagnostics");
            DiagnosticJson.Write(json, problems);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteList(Utf8JsonWriter json, string name, List<string> values)
    {
        json.WriteStartArray(name);
        values.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
