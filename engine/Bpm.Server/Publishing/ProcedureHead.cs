using System.Globalization;
using System.Text;
using Bpm.Procedures;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Reading;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Publishing;

/// <summary>What a procedure's file says of itself, whatever the rest is worth.</summary>
/// <param name="Code">Empty when it says none.</param>
/// <param name="Version">0 when it says none.</param>
/// <param name="Template"><c>id@version</c> of the template that it uses, or null.</param>
internal sealed record ProcedureHead(
    string Code,
    int Version,
    string Name,
    string Field,
    LocalDate? From,
    string? Template
)
{
    public static ProcedureHead Of(SourceFile file)
    {
        var root = Draft.Of(Encoding.UTF8.GetString(file.Bytes.Span), file.Path).Root as YamlMap;
        return new ProcedureHead(
            Word(root, "procedure") ?? "",
            int.TryParse(Word(root, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : 0,
            Word(root, "name") ?? "",
            Word(root, "field") ?? "",
            Word(root?["applies"] as YamlMap, "received-from") is { } day
            && LocalDatePattern.Iso.Parse(day) is { Success: true } from
                ? from.Value
                : null,
            Word(root?["use"] as YamlMap, "template")
        );
    }

    private static string? Word(YamlMap? map, string key) => map?[key] is YamlScalar { Text: var text } ? text : null;
}
