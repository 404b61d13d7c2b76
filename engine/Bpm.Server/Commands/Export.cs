using Bpm.Procedures.Bpmn;
using Bpm.Procedures.Elsa;
using Bpm.Procedures.Workflows;
using Bpm.Server.Commands.Store;

namespace Bpm.Server.Commands;

/// <summary><c>bpm export</c>: procedures for other engines, one file each, and what they lose.</summary>
internal static class Export
{
    public const string Usage =
        "export --format elsa|bpmn CODE|FILE|--all --out DIR [--strict] [--procedures FOLDER] | --to-folder DIR [--data FOLDER]";

    public static string Details =>
        $"""
            elsa   Elsa 3 workflow definitions (CODE@VERSION.elsa.json), importable by a stock server; the YAML
                   travels in customProperties.bpm and 'bpm import' gives it back to the byte
            bpmn   BPMN 2.0 with its diagram (CODE@VERSION.bpmn): for drawing tools, not for engines

            --all exports every procedure of the folder. --strict exits 1 when Elsa by itself would run one of them
            differently (a row 'approximated'). What becomes of each part of the language in Elsa:

            {ElsaFidelity.ToText(ElsaFidelity.Table)}

            {ExportToFolder.Details}
            """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        args.Contains(ExportToFolder.Flag) ? ExportToFolder.Run(args, output, errors) : ToFormat(args, output, errors);

    private static Task<int> ToFormat(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard(
            "export",
            errors,
            async () =>
            {
                var options = Options.Read(args, ["format", "out", CalendarChoice.Folder], ["all", "strict"], most: 1);
                var format = options.Required("format", "elsa");
                if (format is not ("elsa" or "bpmn"))
                {
                    throw new CommandException($"there is no format '{format}'; one of: elsa, bpmn.");
                }

                if (options.Has("all") == (options.Rest.Count == 1))
                {
                    throw new CommandException("name one procedure, or --all.");
                }

                var folder = options.Required("out", "exported");
                var choice = new ProcedureChoice(options.Value(CalendarChoice.Folder));
                var publications = options.Has("all")
                    ? [.. choice.Catalogue.Publications]
                    : new[] { choice.Find(options.Rest[0]) };
                var isLossy = false;
                foreach (var publication in publications)
                {
                    isLossy |=
                        format == "elsa"
                            ? await Elsa(publication, choice, folder, output)
                            : await Bpmn(publication, choice, folder, output);
                }

                if (isLossy && options.Has("strict"))
                {
                    await errors.WriteLineAsync(
                        "bpm export: Elsa by itself would run some of this differently (rows 'approximated')."
                    );
                    return ExitCode.FoundErrors;
                }

                return ExitCode.Done;
            }
        );

    /// <returns>Whether something is only approximated.</returns>
    private static async Task<bool> Elsa(
        Publication publication,
        ProcedureChoice choice,
        string folder,
        TextWriter output
    )
    {
        var name = $"{publication.Procedure.Code}@{publication.Procedure.Version}";
        var file = Path.Combine(folder, $"{name}.elsa.json");
        await OutputChoice.Write(file, ElsaExport.Write(publication, choice.Bytes(publication).Span), output);
        var rows = ElsaFidelity.Of(publication);
        await output.WriteAsync($"{name} -> {file}\n{ElsaFidelity.ToText(rows)}");
        return ElsaFidelity.IsLossy(rows);
    }

    // A drawing runs nowhere: nothing of it can be lost.
    private static async Task<bool> Bpmn(
        Publication publication,
        ProcedureChoice choice,
        string folder,
        TextWriter output
    )
    {
        var name = $"{publication.Procedure.Code}@{publication.Procedure.Version}";
        var file = Path.Combine(folder, $"{name}.bpmn");
        await OutputChoice.Write(file, BpmnExport.Write(publication, choice.Catalogue.Province), output);
        await output.WriteAsync($"{name} -> {file}\n");
        return false;
    }
}
