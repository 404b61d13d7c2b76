using System.Globalization;
using System.Text;
using Bpm.Procedures;
using Bpm.Procedures.Editing;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Commands.Lists;

/// <summary><c>bpm confirm</c>: a person has compared procedures with their decisions; writes who, when and why.</summary>
internal static class Confirm
{
    public const string Usage =
        "confirm CODE… | --file LIST --by NAME --why TEXT [--on DATE] [--force REASON] [--procedures DIR]";

    public const string Details = """
        Writes 'confirmed: { by, on }' into the newest version of each procedure, the reason as a comment above;
        everything else in the file stays. One that isn't published, or that is confirmed already, is left and
        named; one without a published limit needs --force with a reason. Nothing is written when a code is unknown.
        Example: bpm confirm 1.012787 1.013225 --by "Sở Tư pháp" --why "đối chiếu QĐ 3380/QĐ-BNNMT"
        """;

    private const int MostCodes = 10_000;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("confirm", errors, () => Run(args, output));

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        var options = Options.Read(args, ["file", "by", "why", "on", "force", CalendarChoice.Folder], [], MostCodes);
        var (by, why) = (options.Required("by", "\"Sở Tư pháp\""), options.Required("why", "\"đối chiếu quyết định\""));
        var today = ProvinceTime.ToLocal(SystemClock.Instance.GetCurrentInstant()).Date;
        var on =
            options.Value("on") is not { } date ? today
            : LocalDatePattern.Iso.Parse(date) is { Success: true, Value: var day } ? day
            : throw new CommandException($"'{date}' is no date; write for example --on 2026-03-02.");
        var folder =
            options.Value(CalendarChoice.Folder)
            ?? CatalogueFolder.Find()
            ?? throw new CommandException("there is no folder 'procedures' here; name one with --procedures.");
        var codes = Codes(options);
        var catalogue = Catalogue.Read(CatalogueFolder.ReadFiles(folder), today);
        var found = codes.Select(code => (Code: code, Procedure: Newest(catalogue, code))).ToList();
        if (found.Find(f => f.Procedure is null).Code is { } unknown)
        {
            throw new CommandException($"there is no procedure '{unknown}' without errors in '{folder}'.");
        }

        var left = 0;
        foreach (var (code, procedure) in found)
        {
            var problem =
                Problem(procedure!, catalogue, options.Value("force"))
                ?? Write(procedure!, by, on, Reason(why, procedure!, options.Value("force")));
            left += problem is null ? 0 : 1;
            await output.WriteLineAsync(problem is null ? $"{code}: confirmed" : $"{code}: left, {problem}");
        }

        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{found.Count - left} confirmed, {left} left")
        );
        return left > 0 ? ExitCode.FoundErrors : ExitCode.Done;
    }

    private static List<string> Codes(Options options)
    {
        var file = options.Value("file");
        if (file is not null && !File.Exists(file))
        {
            throw new CommandException($"there is no file '{file}'.");
        }

        var codes = options.Rest.Concat(file is null ? [] : CodeList.Read(File.ReadAllText(file))).Distinct().ToList();
        return codes.Count > 0 ? codes : throw new CommandException("name one code or more, or a file of them.");
    }

    private static Procedure? Newest(Catalogue catalogue, string code) =>
        catalogue.Publications.Where(p => p.Procedure.Code == code).MaxBy(p => p.Procedure.Version)?.Procedure;

    private static string? Problem(Procedure procedure, Catalogue catalogue, string? force) =>
        catalogue.Locked.Any(l => l.Code == procedure.Code && l.Version == procedure.Version)
            ? "its version was published and must not change; make a new one"
            : Confirming.Problem(procedure, force);

    private static string Reason(string why, Procedure procedure, string? force) =>
        procedure.Limit.Statutory is null ? $"{why} (limit not published: {force})" : why;

    private static string? Write(Procedure procedure, string by, LocalDate on, string why)
    {
        var path = procedure.Position.File;
        if (Confirming.Apply(File.ReadAllText(path, Encoding.UTF8), by, on, why) is not { } text)
        {
            return "its file has no line 'confirmed:'";
        }

        AtomicFile.Write(path, text);
        return null;
    }
}
