using Bpm.Procedures.Schema;

namespace Bpm.Server.Commands;

/// <summary><c>bpm schema</c>: the JSON Schema of the language, for any editor.</summary>
internal static class PrintSchema
{
    public const string Usage = "schema [DOCUMENT]";

    public static string Details =>
        $"DOCUMENT is one of {string.Join(", ", JsonSchema.Documents)}; {JsonSchema.Documents[0]} when left out. JSON Schema 2020-12.";

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        var document = args is [] ? JsonSchema.Documents[0] : args[0];
        if (args.Length > 1 || !JsonSchema.Documents.Contains(document))
        {
            await errors.WriteLineAsync($"bpm schema: name one of {string.Join(", ", JsonSchema.Documents)}.");
            return ExitCode.WrongUsage;
        }

        await output.WriteAsync(JsonSchema.Write(document));
        return ExitCode.Done;
    }
}
