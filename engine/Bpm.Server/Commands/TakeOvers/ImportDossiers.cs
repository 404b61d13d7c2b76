using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Commands.Lists;
using Bpm.Server.Commands.Store;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Commands.TakeOvers;

/// <summary><c>bpm import-dossiers</c>: takes over dossiers that already run in another system.</summary>
internal static class ImportDossiers
{
    public const string Usage =
        "import-dossiers FILE.xlsx [--dry-run] [--system NAME] [--json] [--data FOLDER] [--procedures FOLDER] [--storage sqlite|postgres] [--demo true|false]";
    public const string Summary = "Takes over dossiers that already run in another system.";

    public const string Details = """
          FILE       .xlsx or .csv; the first row names the columns: code, procedure, received, promised, unit, step, pauses,
                     and where known channel, case, desk, commune, applicant (Vietnamese headings too)
          --dry-run  decides every row and shows its dates; writes nothing
          --system   name of the other system, for the record
          --json     a row each: what it says, what comes of it, or why not

        The code and the promise stay as they were: a later promise than this folder's limit is kept. What happened before is
        one line of the ledger. Pauses are 2026-03-03T08:00..2026-03-05T08:00 supplement, several with ';'; the last may have
        no end. One row that cannot be taken over refuses the file: then nothing is written. The same file again changes
        nothing. Let no server run over the store meanwhile.
        """;

    public static Task<int> Run(string[] args, TextWriter output, TextWriter errors) =>
        Options.Guard("import-dossiers", errors, () => Answer(args, output));

    private static async Task<int> Answer(string[] args, TextWriter output)
    {
        var options = Options.Read(
            args,
            ["system", "data", "procedures", "storage", "demo"],
            ["dry-run", "json"],
            most: 1
        );
        if (options.Rest is not [var file])
        {
            throw new CommandException(
                "the file is missing; write for example bpm import-dossiers running.xlsx --dry-run."
            );
        }

        await using var app = StoreApp.Build(options);
        var publications = app.Services.GetRequiredService<Publications>();
        var calendar =
            publications.ProvinceCalendar
            ?? throw new CommandException("the folder of procedures has no calendar.")
            {
                ExitCode = ExitCode.FoundErrors,
            };
        var rows = DossierRows.Read(ListFile.Cells(file), calendar.CloseOf);
        var system = options.Value("system") ?? Path.GetFileNameWithoutExtension(file);
        var known = await Known(app, rows);
        var outcomes = rows.ConvertAll(row => Decided(app, row, rows, known, system));
        var refused = outcomes.Count(o => o.Problem is not null);
        var write = !options.Has("dry-run") && refused == 0;
        if (write)
        {
            await Write(app, outcomes.Where(o => !o.Here));
        }

        await output.WriteAsync(options.Has("json") ? AsJson(outcomes, write) : AsText(outcomes, write));
        return refused == 0 ? ExitCode.Done : ExitCode.FoundErrors;
    }

    /// <summary>What comes of one row.</summary>
    /// <param name="Here">It was taken over before.</param>
    private sealed record Outcome(ReadRow Row, string? Problem, Dossier? After, bool Here)
    {
        public Publication? Publication { get; init; }
        public TakeOver? Command { get; init; }
        public PersonalData? Personal { get; init; }
    }

    private static Outcome Decided(
        WebApplication app,
        ReadRow row,
        List<ReadRow> all,
        Dictionary<string, string> known,
        string system
    )
    {
        if (row.Dossier is not { } dossier)
        {
            return new Outcome(row, row.Problem, null, false);
        }

        if (all.Find(r => r.Code == row.Code) is { } first && first != row)
        {
            return new Outcome(row, $"its code stands in row {first.Row} already", null, false);
        }

        if (known.TryGetValue(row.Code, out var procedure))
        {
            return procedure == dossier.Procedure
                ? new Outcome(row, null, null, Here: true)
                : new Outcome(row, "another dossier has its code", null, false);
        }

        var publications = app.Services.GetRequiredService<Publications>();
        if (publications.InForce(dossier.Procedure, dossier.Received.Date) is not { } publication)
        {
            // Received under a version that this folder does not have: the one in force today carries it on.
            var today = ProvinceTime.ToLocal(app.Services.GetRequiredService<IClock>().GetCurrentInstant()).Date;
            if (publications.InForce(dossier.Procedure, today) is not { } current)
            {
                return new Outcome(row, $"there is no procedure '{dossier.Procedure}' in force", null, false);
            }

            publication = current;
        }

        var form = publication
            .Procedure.Form.Where(f => f.Type == FieldType.Commune && dossier.Commune is not null)
            .ToImmutableDictionary(f => f.Id, _ => (FactValue)new FactValue.Text(dossier.Commune!));
        var desk =
            dossier.Desk
            ?? ReceptionDesk.For(publication.Procedure, form, publications.Province, dossier.Received.Date)
            ?? "";
        var submit = new Submit(dossier.Procedure, dossier.Case, dossier.Channel, desk, PersonalDigest: "");
        var command = new TakeOver(
            submit,
            system,
            dossier.Code,
            dossier.Received,
            dossier.Promised,
            dossier.Unit,
            dossier.Step,
            dossier.Pauses
        );
        var facts = app.Services.GetRequiredService<WorldFacts>().For(publication, Actor.System) with { Form = form };
        var now = app.Services.GetRequiredService<IClock>().GetCurrentInstant();
        return Decide.Command(Dossier.None, command, facts, now) switch
        {
            Decision.Accepted { After.Incidents: [var incident, ..] } => new Outcome(
                row,
                incident.Message,
                null,
                false
            ),
            Decision.Accepted accepted => new Outcome(row, null, accepted.After, false)
            {
                Publication = publication,
                Command = command,
                Personal = new PersonalData(new Storage.Applicant(dossier.Applicant, "", ""), form),
            },
            Decision.Refused refused => new Outcome(row, refused.Refusal.MessageEn, null, false),
            _ => throw new InvalidOperationException("A decision accepts or refuses."),
        };
    }

    private static async Task<Dictionary<string, string>> Known(WebApplication app, List<ReadRow> rows)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BpmDb>>().CreateDbContextAsync();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in rows.Select(r => r.Code).Where(c => c.Length > 0).Distinct().Chunk(CodesAtOnce))
        {
            var found = await db
                .Dossiers.Where(d => d.Code != null && some.Contains(d.Code))
                .Select(d => new { d.Code, d.Procedure })
                .ToListAsync();
            found.ForEach(d => known[d.Code!] = d.Procedure);
        }

        return known;
    }

    private const int CodesAtOnce = 500;

    private static async Task Write(WebApplication app, IEnumerable<Outcome> outcomes)
    {
        var publications = app.Services.GetRequiredService<Publications>();
        var world = app.Services.GetRequiredService<WorldFacts>();
        var writer = app.Services.GetRequiredService<CommandWriter>();
        await writer.StartAsync(CancellationToken.None);
        foreach (var some in outcomes.Chunk(StorageLimits.CommandsPerCommit))
        {
            foreach (var publication in some.Select(o => o.Publication!).DistinctBy(p => p.Hash))
            {
                await publications.Keep(publication, CancellationToken.None);
            }

            await Task.WhenAll(some.Select(One));
        }

        await writer.StopAsync(CancellationToken.None);

        async Task One(Outcome outcome)
        {
            var command = outcome.Command!;
            // One code is taken over once, whatever file it stands in.
            var id = CommandDesk.FollowUp("take-over", command.Code);
            var answer = await writer.Execute(
                new CommandRequest(
                    id,
                    DossierId: null,
                    SHA256.HashData(Encoding.UTF8.GetBytes(command.Code)),
                    ExpectedVersion: null,
                    _ => world.For(outcome.Publication!, Actor.System),
                    (_, _) => command,
                    outcome.Personal
                )
            );
            if (answer is not CommandAnswer.Accepted)
            {
                throw new InvalidOperationException($"The store refused {command.Code}, which had been decided.");
            }
        }
    }

    private static string AsText(List<Outcome> outcomes, bool written)
    {
        var text = new StringBuilder();
        foreach (var outcome in outcomes)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{(outcome.Problem is not null ? "refused" : outcome.Here ? "here" : "ok"), -8}row {outcome.Row.Row}: {outcome.Row.Code}"
            );
            text.Append(
                outcome.Problem is { } problem ? $": {problem}"
                : outcome.After is { } after
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $": promised {after.Promised:uuuu-MM-dd'T'HH:mm}, due {Due(after)}, {Place(after)}"
                    )
                : ": was taken over before"
            );
            text.Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{Count(outcomes, written)}\n");
        return text.ToString();
    }

    private static string Count(List<Outcome> outcomes, bool written)
    {
        var refused = outcomes.Count(o => o.Problem is not null);
        var here = outcomes.Count(o => o.Here);
        var taken = outcomes.Count - refused - here;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{outcomes.Count} rows = {taken} {(written ? "taken over" : "can be taken over")} + {here} here already + {refused} refused"
        );
    }

    private static string AsJson(List<Outcome> outcomes, bool written) =>
        VerbJson.Write(json =>
        {
            json.WriteNumber("rows", outcomes.Count);
            json.WriteBoolean("written", written);
            json.WriteNumber("refused", outcomes.Count(o => o.Problem is not null));
            json.WriteNumber("hereAlready", outcomes.Count(o => o.Here));
            json.WriteStartArray("dossiers");
            foreach (var outcome in outcomes)
            {
                json.WriteStartObject();
                json.WriteNumber("row", outcome.Row.Row);
                json.WriteString("code", outcome.Row.Code);
                json.WriteString(
                    "status",
                    outcome.Problem is not null ? "refused"
                        : outcome.Here ? "here"
                        : "ok"
                );
                if (outcome.Problem is { } problem)
                {
                    json.WriteString("problem", problem);
                }

                if (outcome.After is { } after)
                {
                    json.WriteString("procedure", after.Procedure);
                    json.WriteString("promised", $"{after.Promised:uuuu-MM-dd'T'HH:mm}");
                    json.WriteString("due", Due(after));
                    json.WriteBoolean("paused", after.Paused);
                    json.WriteString("unit", after.OpenTasks.FirstOrDefault()?.Unit);
                    json.WriteString("step", after.OpenTasks.FirstOrDefault()?.Step);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static string Due(Dossier dossier) =>
        dossier.LawfulDue?.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "-";

    private static string Place(Dossier dossier) =>
        dossier.OpenTasks.FirstOrDefault() is { } task
            ? $"{task.Step} at {task.Unit}{(dossier.Paused ? ", paused" : "")}"
            : dossier.Waits.FirstOrDefault(w => w.Open)?.Step ?? "";
}
