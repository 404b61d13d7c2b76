using System.Globalization;
using Bpm.Procedures;
using Bpm.Procedures.Reductions;
using Bpm.Server.Hosting;

namespace Bpm.Server.Commands.Lists;

/// <summary><c>bpm reductions reconstruct</c>: a file of cuts that adds up to published totals.</summary>
internal static class Reconstruct
{
    public const string Usage =
        "reductions reconstruct --procedures-cut N --days D --source TEXT --out FILE [--procedures DIR]";

    public const string Details = """
        Chooses N procedures and spreads D days (in halves) over their limits by a stated rule: published limits of
        two working days or more, offered online, no term of another agency; the longest first; each the same share.
        The file is marked 'reconstructed': it has no number, date or signer, and is never applied.
        Example: bpm reductions reconstruct --procedures-cut 812 --days 2117.5 --source "Nghệ An, 27/02" --out cuts.yaml
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("reductions reconstruct", errors, () => Run(args, output));

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        var options = Options.Read(args, ["procedures-cut", "days", "source", "out", CalendarChoice.Folder], []);
        var folder =
            options.Value(CalendarChoice.Folder)
            ?? CatalogueFolder.Find()
            ?? throw new CommandException("there is no folder 'procedures' here; name one with --procedures.");
        if (
            !int.TryParse(
                options.Required("procedures-cut", "812"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var procedures
            )
            || !decimal.TryParse(
                options.Required("days", "2117.5"),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var days
            )
            || days * 2 != decimal.Truncate(days * 2)
            || procedures == 0
        )
        {
            throw new CommandException("write whole procedures and days in halves: --procedures-cut 812 --days 2117.5");
        }

        var (text, problem) = Reconstruction.Build(
            Catalogue.Read(CatalogueFolder.ReadFiles(folder)),
            procedures,
            days,
            options.Required("source", "\"báo cáo ngày 27/02\"")
        );
        if (text is null)
        {
            throw new CommandException(problem!) { ExitCode = ExitCode.FoundErrors };
        }

        AtomicFile.Write(options.Required("out", "procedures/reductions/RECONSTRUCTION-R0.yaml"), text);
        await output.WriteLineAsync(
            $"{procedures} procedures, {days.ToString(CultureInfo.InvariantCulture)} working days"
        );
        return ExitCode.Done;
    }
}
