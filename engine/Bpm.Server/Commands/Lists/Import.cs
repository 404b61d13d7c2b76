using Bpm.Procedures.Text;

namespace Bpm.Server.Commands.Lists;

/// <summary><c>bpm import</c>: hands the file to the reader of its format.</summary>
internal static class Import
{
    public const string Usage =
        "import FILE --out DIR [--format list|elsa] [--templates DIR] [--map FILE.yaml] [--except FILE] [--procedures DIR] [--dry-run] [--json]";

    public const string Details =
        """
            FILE is a list of procedures: .jsonl (one object a line), .csv or .xlsx. Every row becomes
            DIR/<field>/<code>@1.yaml with the template that the rules choose, or is refused with a reason; bad rows
            never stop the rest. Files that a hand has edited stay, and what the list says now is proposed as a diff.
              --templates DIR   process templates; else those of the folder of procedures
              --map FILE.yaml   columns, agencies, fields, templates, default-agency, source of this list
              --except FILE     codes, one a line, whose rows are left alone
              --procedures DIR  the province: organisation, fields, calendars; else the nearest 'procedures'
              --dry-run         report only
            Example: bpm import list.xlsx --out procedures/catalogue --dry-run

            With --format elsa FILE is a definition:

            """ + ImportElsa.Details;

    /// <summary>Readers by the value of <c>--format</c>.</summary>
    private static readonly Dictionary<string, Func<string[], TextWriter, TextWriter, Task<int>>> s_formats = new(
        StringComparer.Ordinal
    )
    {
        [ListFormat] = ImportList.Run,
        ["elsa"] = ImportElsa.Run,
    };

    private const string ListFormat = "list";
    private const string Format = "--format";

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        var at = Array.IndexOf(args, Format);
        var format = at >= 0 && at + 1 < args.Length ? args[at + 1] : ListFormat;
        if (s_formats.TryGetValue(format, out var run))
        {
            return await run(args, output, errors);
        }

        var hint = DidYouMean.Hint(format, [.. s_formats.Keys], ("định dạng", "formats"))?.En;
        await errors.WriteLineAsync($"bpm import: there is no format '{format}'; {hint}.");
        return ExitCode.WrongUsage;
    }
}
