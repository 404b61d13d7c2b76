using System.Text.Json;
using Bpm.Engine.Reports;

namespace Bpm.Server.Commands.Reports;

/// <summary><c>bpm reconcile</c>: whether published figures fit each other.</summary>
internal static class Reconcile
{
    public const string Usage = "reconcile FILE.json [--json]";
    public const string Summary = "Checks published figures against their identities and names each gap.";

    public static string Details =>
        $$"""
              FILE    {"report", "sections": [{"title", "figures": {"received": 21969, "new": 17789},
                       "rates": [{"part": "online", "whole": "new", "printed": "22.45"}],
                       "averages": [{"name", "values": [97.3, 93.9], "weights": [10, 2], "printed": "> 96"}],
                       "identities": [{"whole": "a", "parts": ["b", "c"]}]}]}
                      A rate without a "whole" is tried on every base that is printed.
              --json  {"report", "gaps", "notices", "accepted", "findings": [{"kind", "code", "section", "message"}]}

            Figures: {{string.Join(", ", Figures.Names)}}.
            """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("reconcile", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(args, [], ["json"], most: 1);
        if (options.Rest is not [var path])
        {
            throw new CommandException("the file is missing; write for example bpm reconcile figures.json.");
        }

        if (!File.Exists(path))
        {
            throw new CommandException($"there is no file '{path}'.");
        }

        var (report, problems) = PublishedReportReader.Read(await File.ReadAllBytesAsync(path));
        if (report is null)
        {
            throw new CommandException(string.Join('\n', problems.Select(p => $"{path}: {p}")))
            {
                ExitCode = ExitCode.FoundErrors,
            };
        }

        var result = Reconciliation.Of(report);
        await output.WriteLineAsync(options.Has("json") ? AsJson(report, result) : AsText(report, result));
        return result.HasGaps ? ExitCode.FoundErrors : ExitCode.Done;
    }

    private static string AsText(PublishedReport report, Reconciliation result)
    {
        var lines = result
            .Findings.Select(f => $"{(f.Kind == ReconciliationKind.Gap ? "gap" : "notice")}: {f.Section}: {f.Message}")
            .Concat(result.Accepted.Select(a => $"ok: {a}"))
            .Append(
                $"{report.Name}: {Gaps(result)} gaps, {Notices(result)} notices, {result.Accepted.Length} accepted"
            );
        return string.Join('\n', lines);
    }

    private static string AsJson(PublishedReport report, Reconciliation result) =>
        JsonSerializer.Serialize(
            new
            {
                report = report.Name,
                gaps = Gaps(result),
                notices = Notices(result),
                accepted = result.Accepted,
                findings = result.Findings.Select(f => new
                {
                    kind = f.Kind == ReconciliationKind.Gap ? "gap" : "notice",
                    f.Code,
                    f.Section,
                    f.Message,
                }),
            },
            Json
        );

    private static int Gaps(Reconciliation result) => result.Findings.Count(f => f.Kind == ReconciliationKind.Gap);

    private static int Notices(Reconciliation result) => result.Findings.Length - Gaps(result);
}
