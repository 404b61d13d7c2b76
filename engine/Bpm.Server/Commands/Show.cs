using Bpm.Procedures.Exports;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Server.Commands;

/// <summary><c>bpm show</c>: one procedure for people, in one of several forms.</summary>
internal static class Show
{
    public const string Usage =
        "show CODE[@VERSION]|FILE [--as text|svg|mermaid|annex|layout] [FOLDER] [--lang vi|en] [--out FILE]";

    public const string Details = """
        text     an outline: limits, steps, where each choice leads (the form when none is named)
        svg      the drawing: a lane for each place, hand-offs, returns
        mermaid  the same as a Mermaid flowchart
        annex    the step table of an approval decision, in Vietnamese, as Markdown
        layout   the drawing as data (JSON), as GET /api/v1/procedures/CODE/layout answers it

        bpm show 1.012787 --as svg --out land.svg
        """;

    private static readonly string[] s_forms = ["text", "svg", "mermaid", "annex", "layout"];

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard(
            "show",
            errors,
            async () =>
            {
                var options = Options.Read(args, ["as", "lang", "out"], [], most: 2);
                if (options.Rest is not [var name, ..])
                {
                    throw new CommandException("name a procedure, for example: bpm show 1.012787 --as annex");
                }

                var form = options.Value("as") ?? "text";
                if (!s_forms.Contains(form))
                {
                    throw new CommandException($"there is no form '{form}'; one of: {string.Join(", ", s_forms)}.");
                }

                var choice = new ProcedureChoice(options.Rest.ElementAtOrDefault(1));
                var text = Write(form, choice.Find(name), choice, OutputChoice.LanguageOf(options));
                await OutputChoice.Write(options.Value("out"), text, output);
                return ExitCode.Done;
            }
        );

    private static string Write(string form, Publication publication, ProcedureChoice choice, Language language)
    {
        var province = choice.Catalogue.Province;
        return form switch
        {
            "svg" => SvgExport.Write(LayoutBuilder.Build(publication, province, language), publication.Procedure.Name),
            "mermaid" => MermaidExport.Write(publication),
            "annex" => AnnexExport.Write(publication, province),
            "layout" => LayoutJson.Write(LayoutBuilder.Build(publication, province, language)),
            _ => TextExport.Write(publication, province, language),
        };
    }
}
