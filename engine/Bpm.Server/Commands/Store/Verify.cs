using System.Text;
using System.Text.Json;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Commands.Store;

/// <summary><c>bpm verify</c>: is the record what was written?</summary>
internal static class Verify
{
    public const string Usage = $"verify {StoreAccess.Options}";

    public const string Details = """
        Computes every hash and every signed root anew, rebuilds every row from its events and compares. Names what was
        changed, removed, reordered, cut off, added, written anew or is missing; an erased person is no finding. Changes
        nothing, and may run while the server does.
        """;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        using var store = await StoreAccess.Open("verify", args, errors);
        if (store is null)
        {
            return ExitCode.WrongUsage;
        }

        try
        {
            var findings = await store.Check();
            await using var db = store.Connections.Db();
            var dossiers = await db.Dossiers.CountAsync();
            var events = await db.Events.MaxAsync(e => (long?)e.Position) ?? 0;
            var roots = await db.Roots.CountAsync();
            await output.WriteAsync(
                store.Json
                    ? AsJson(dossiers, events, roots, findings)
                    : AsText(findings)
                        + $"{dossiers} dossiers, {events} events, {roots} signed roots: {findings.Length} findings\n"
            );
            return findings.Length == 0 ? ExitCode.Done : ExitCode.FoundErrors;
        }
        catch (StoreException error)
        {
            await errors.WriteLineAsync($"bpm: {error.Message}");
            return ExitCode.FoundErrors;
        }
    }

    /// <summary>A finding a line: what happened, to what, in a sentence.</summary>
    public static string AsText(IReadOnlyList<StoreFinding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var place = finding.Dossier is null ? "the store" : $"dossier {finding.Dossier}";
            text.Append(JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString()).PadRight(11))
                .Append(place)
                .Append(": ")
                .Append(finding.Message)
                .Append('\n');
        }

        return text.ToString();
    }

    private static string AsJson(int dossiers, long events, int roots, IReadOnlyList<StoreFinding> findings) =>
        VerbJson.Write(json =>
        {
            json.WriteNumber("dossiers", dossiers);
            json.WriteNumber("events", events);
            json.WriteNumber("roots", roots);
            json.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString()));
                json.WriteString("dossier", finding.Dossier);
                if (finding.Seq is { } seq)
                {
                    json.WriteNumber("event", seq);
                }

                json.WriteString("message", finding.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}
