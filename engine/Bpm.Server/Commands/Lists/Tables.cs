using System.Text;
using Bpm.Procedures;
using Bpm.Procedures.Exports;
using Bpm.Server.Hosting;

namespace Bpm.Server.Commands.Lists;

/// <summary><c>bpm catalogue tables</c>: what the folder holds, counted.</summary>
internal static class Tables
{
    public const string Usage = "catalogue tables [--procedures DIR] [--write]";

    public const string Details = """
        Prints the tables of procedures/README.md: by provenance, level, agency, template, online offer, field, and
        the reductions. With --write it puts them between the two marks of that page.
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("catalogue tables", errors, () => Run(args, output));

    private static async Task<int> Run(string[] args, TextWriter output)
    {
        var options = Options.Read(args, [CalendarChoice.Folder], ["write"]);
        var folder =
            options.Value(CalendarChoice.Folder)
            ?? CatalogueFolder.Find()
            ?? throw new CommandException("there is no folder 'procedures' here; name one with --procedures.");
        var catalogue = Catalogue.Read(CatalogueFolder.ReadFiles(folder));
        if (!options.Has("write"))
        {
            await output.WriteAsync(CatalogueTables.Markdown(catalogue));
            return ExitCode.Done;
        }

        var page = Path.Combine(folder, "README.md");
        var before = File.Exists(page) ? await File.ReadAllTextAsync(page, Encoding.UTF8) : "";
        if (CatalogueTables.Update(before, catalogue) is not { } text)
        {
            throw new CommandException($"'{page}' has no line '{CatalogueTables.Begin}'.");
        }

        AtomicFile.Write(page, text);
        await output.WriteLineAsync($"{page} is up to date");
        return ExitCode.Done;
    }
}
