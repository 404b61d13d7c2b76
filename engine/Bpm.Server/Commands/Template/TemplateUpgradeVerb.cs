using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Procedures;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;
using Bpm.Procedures.Text;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Commands.Template;

/// <summary><c>bpm template upgrade</c>: moves every procedure from one version of a template to another.</summary>
internal static class TemplateUpgradeVerb
{
    public const string Usage = "template upgrade ID@OLD ID@NEW [PATH] [--dry-run] [--from DATE] [--json]";

    public const string Details = """
        Lists every procedure that uses the old version, what changes in it for people, and which moments of a dossier
        received on the first day move. A version in published.lock stays as it is: a new version is written beside it.
        Every other file is changed in place; comments and order stay. Nothing is written while one of them would have
        an error.

          PATH       the folder of procedures, when it isn't above the working directory
          --dry-run  writes nothing
          --from     first day of the new versions of published procedures; today, when left out
          --json     {"from", "to", "written", "procedures": [{"code", "oldVersion", "newVersion", "file", "changes",
                     "dates": [{"what", "before", "after"}], "errors": [{"code", "line", "column", "message"}]}]}

        bpm template upgrade commune-leader-signs@1 commune-leader-signs@2 --dry-run procedures
        """;

    private static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("template upgrade", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(args, ["from"], ["dry-run", "json"], most: 3);
        if (options.Rest.Count < 2)
        {
            throw new CommandException($"name two versions of a template. For example: bpm {Usage}");
        }

        var (from, to) = (options.Rest[0], options.Rest[1]);
        var folder =
            options.Rest.ElementAtOrDefault(2)
            ?? CatalogueFolder.Find()
            ?? throw new CommandException("there is no folder 'procedures' here; name it after the templates.");
        if (!Directory.Exists(folder))
        {
            throw new CommandException($"there is no folder '{folder}'.");
        }

        var files = CatalogueFolder.ReadFiles(folder);
        var known = new TemplateSet(
            files.Where(f => CataloguePlace.Of(f.Path) == PlaceKind.Template).Select(TemplateReader.Read)
        );
        Require(from, known);
        Require(to, known);
        var procedures = TemplateUpgrade.Plan(files, from, to, FirstDay(options));
        var canWrite = procedures.All(p => p.Errors.IsEmpty);
        var writes = canWrite && !options.Has("dry-run");
        if (writes)
        {
            foreach (var procedure in procedures)
            {
                await File.WriteAllBytesAsync(procedure.File.Path, procedure.File.Bytes.ToArray());
            }
        }

        await output.WriteAsync(
            options.Has("json") ? AsJson(from, to, procedures, writes) : AsText(procedures, writes, canWrite)
        );
        return canWrite ? ExitCode.Done : ExitCode.FoundErrors;
    }

    private static void Require(string reference, TemplateSet known)
    {
        if (!known.References.Contains(reference))
        {
            var hint = DidYouMean.Hint(reference, [.. known.References], ("mẫu quy trình", "templates"))?.En;
            throw new CommandException($"there is no template '{reference}'{(hint is null ? "" : $"; {hint}")}.");
        }
    }

    private static LocalDate FirstDay(Options options) =>
        options.Value("from") is not { } text ? ProvinceTime.ToLocal(SystemClock.Instance.GetCurrentInstant()).Date
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date
        : throw new CommandException($"--from: '{text}' is not a date; write year-month-day, for example 2026-12-01.");

    private static string AsText(IReadOnlyList<UpgradedProcedure> procedures, bool written, bool canWrite)
    {
        var text = new StringBuilder();
        foreach (var procedure in procedures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{procedure.Code} version {procedure.OldVersion}: {(procedure.NewVersion == procedure.OldVersion ? "changed in place" : $"new version {procedure.NewVersion}")}, {procedure.File.Path}\n"
            );
            foreach (var change in procedure.Changes)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {change}\n");
            }

            foreach (var date in procedure.Dates)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  moves: {date.What}: {Shown(date.Before) ?? "none"} -> {Shown(date.After) ?? "none"}\n"
                );
            }

            foreach (var error in procedure.Errors)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {error.Position}: error {error.Code}: {error.Message}\n");
            }
        }

        var end =
            written ? "written"
            : canWrite ? "nothing written"
            : "nothing written: mend the errors first";
        return text.Append(CultureInfo.InvariantCulture, $"{procedures.Count} procedures, {end}\n").ToString();
    }

    private static string AsJson(string from, string to, IReadOnlyList<UpgradedProcedure> procedures, bool written)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            json.WriteString("from", from);
            json.WriteString("to", to);
            json.WriteBoolean("written", written);
            json.WriteStartArray("procedures");
            foreach (var procedure in procedures)
            {
                Write(json, procedure);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, UpgradedProcedure procedure)
    {
        json.WriteStartObject();
        json.WriteString("code", procedure.Code);
        json.WriteNumber("oldVersion", procedure.OldVersion);
        json.WriteNumber("newVersion", procedure.NewVersion);
        json.WriteString("file", procedure.File.Path);
        json.WriteStartArray("changes");
        foreach (var change in procedure.Changes)
        {
            json.WriteStringValue(change);
        }

        json.WriteEndArray();
        json.WriteStartArray("dates");
        foreach (var date in procedure.Dates)
        {
            json.WriteStartObject();
            json.WriteString("what", date.What);
            json.WriteString("before", Shown(date.Before));
            json.WriteString("after", Shown(date.After));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("errors");
        foreach (var error in procedure.Errors)
        {
            json.WriteStartObject();
            json.WriteString("code", error.Code);
            json.WriteNumber("line", error.Position.Line);
            json.WriteNumber("column", error.Position.Column);
            json.WriteString("message", error.Message.Vi);
            json.WriteString("messageEn", error.Message.En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Shown(LocalDateTime? moment) =>
        moment?.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
