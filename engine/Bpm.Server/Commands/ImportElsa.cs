using Bpm.Procedures.Elsa;
using Bpm.Procedures.Reading;

namespace Bpm.Server.Commands;

/// <summary><c>bpm import --format elsa</c>: the YAML of an Elsa definition, ours to the byte, a foreign one as a draft.</summary>
internal static class ImportElsa
{
    public const string Usage = "import --format elsa FILE --out DIR [--lang vi|en]";

    public const string Details = """
        A definition that 'bpm export' wrote gives its file back, byte for byte, after its hash is checked; when
        its flow was edited in Elsa meanwhile, a warning says so. A foreign one (Flowchart of RunTask,
        FlowDecision, FlowSwitch, FlowFork, FlowJoin, Event, Delay) becomes a draft, and findings name everything
        that Elsa does not say or that has no word here. Writes DIR/<field>/<code>@<version>.yaml, never over a
        file with other content. Findings are English unless --lang says vi.
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard(
            "import",
            errors,
            async () =>
            {
                var options = Options.Read(args, ["format", "out", "lang"], [], most: 1);
                if (options.Value("format") is not "elsa" || options.Rest is not [var name])
                {
                    throw new CommandException("write for example: bpm import --format elsa permit.json --out drafts");
                }

                if (!File.Exists(name))
                {
                    throw new CommandException($"there is no file '{name}'.");
                }

                var folder = options.Required("out", "drafts");
                var language = OutputChoice.SpokenIn(options);
                var imported = ElsaImport.Read(await File.ReadAllBytesAsync(name));
                foreach (var finding in imported.Findings)
                {
                    var place = finding.Activity is { } activity ? $" [{activity}]" : "";
                    await output.WriteLineAsync(
                        $"{DiagnosticText.Word(finding.Severity, language)} {finding.Code}{place}: {finding.Message.In(language)}"
                    );
                }

                if (imported is not { File: { } file, Yaml: { } yaml })
                {
                    return ExitCode.FoundErrors;
                }

                var path = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                if (File.Exists(path) && !(await File.ReadAllBytesAsync(path)).AsSpan().SequenceEqual(yaml.Span))
                {
                    throw new CommandException($"'{path}' is there with other content; name another folder.")
                    {
                        ExitCode = ExitCode.FoundErrors,
                    };
                }

                await File.WriteAllBytesAsync(path, yaml.ToArray());
                await output.WriteLineAsync(
                    $"{(imported.IsDraft ? "draft" : "unchanged file")}: {path.Replace('\\', '/')}"
                );
                return ExitCode.Done;
            }
        );
}
