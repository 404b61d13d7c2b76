using Bpm.Procedures.Diff;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Commands;

/// <summary><c>bpm diff</c>: what changes for people between two versions, in words.</summary>
internal static class Diff
{
    public const string Usage = "diff A B [--lang vi|en] [--json] [--procedures FOLDER]";

    public const string Details = """
        A and B are procedures: CODE@VERSION, CODE (the one in force today), or files, which are read inside the
        folder's organisation and policies. Exit code 0 whether or not anything changes.

        bpm diff 1.012787@1 draft/1.012787@2.yaml --lang en
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard(
            "diff",
            errors,
            async () =>
            {
                var options = Options.Read(args, ["lang", CalendarChoice.Folder], ["json"], most: 2);
                if (options.Rest is not [var first, var second])
                {
                    throw new CommandException("name two, for example: bpm diff 1.012787@1 1.012787@2");
                }

                var choice = new ProcedureChoice(options.Value(CalendarChoice.Folder));
                var (before, after) = (choice.Find(first), choice.Find(second));
                var language = OutputChoice.LanguageOf(options);
                var changes = ProcedureDiff.Between(before, after, language);
                await output.WriteAsync(
                    options.Has("json") ? ProcedureChange.ToJson(Name(before), Name(after), changes)
                    : changes.IsEmpty ? language.Pick("Không có gì thay đổi.\n", "Nothing changes.\n")
                    : string.Concat(changes.Select(c => c.Text + "\n"))
                );
                return ExitCode.Done;
            }
        );

    private static string Name(Publication publication) =>
        $"{publication.Procedure.Code}@{publication.Procedure.Version}";
}
