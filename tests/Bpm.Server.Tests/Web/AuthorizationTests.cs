using System.Net;
using System.Text;
using System.Text.Json;
using Bpm.Engine.Tests.Harness;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>
/// Who may use which use case: every operation of the OpenAPI document, tried by every role at the units of a dossier and
/// at another unit. What may be stands in <c>tests/fixtures/api/authorization.txt</c>.
/// </summary>
public sealed class AuthorizationTests
{
    private const string Password = "a-Long-one-2026";
    private const string OtherUnit = "so-tu-phap";
    private static readonly string[] DossierUnits = [Desk, "land-vinh"];

    [Fact]
    public async Task Every_use_case_lets_in_the_roles_of_the_table_and_nobody_else()
    {
        await using var server = await WebServer.Start();
        var table = AuthorizationTable.Read(
            Path.Combine(Repository.Root, "tests", "fixtures", "api", "authorization.txt")
        );
        var trial = await Trial.Start(server);
        var problems = new List<string>();
        foreach (var operation in trial.Document.Operations)
        {
            var row = table.Row(operation.Id);
            var found = await trial.Try(operation, row?.Send);
            if (row is null)
            {
                problems.Add(
                    $"authorization.txt has no row for {operation}. If this is who may use it, add the line:\n{found}"
                );
            }
            else if (found != row)
            {
                problems.Add($"{operation}: the table says\n{row}\nbut it is\n{found}");
            }
        }

        problems.AddRange(
            table
                .Ids.Except(trial.Document.Operations.Select(o => o.Id))
                .Select(id => $"authorization.txt has a row for '{id}', which is no use case any more: remove it.")
        );
        problems.ShouldBeEmpty(string.Join("\n\n", problems));
    }

    /// <summary>One line of the table.</summary>
    private sealed record Row(string Id, string Right, string Wrong, string? Send)
    {
        public bool Equals(Row? other) =>
            other is not null && (Id, Right, Wrong) == (other.Id, other.Right, other.Wrong);

        public override int GetHashCode() => HashCode.Combine(Id, Right, Wrong);

        public override string ToString() => $"{Id} | {Right} | {Wrong}" + (Send is null ? "" : $" | {Send}");
    }

    private sealed class AuthorizationTable
    {
        private readonly Dictionary<string, Row> rows = new(StringComparer.Ordinal);

        public IEnumerable<string> Ids => rows.Keys;

        public Row? Row(string id) => rows.GetValueOrDefault(id);

        public static AuthorizationTable Read(string file)
        {
            var table = new AuthorizationTable();
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
            {
                var cells = line.Split('|', 4, StringSplitOptions.TrimEntries);
                table.rows.Add(cells[0], new Row(cells[0], cells[1], cells[2], cells.Length > 3 ? cells[3] : null));
            }

            return table;
        }
    }

    /// <summary>Tries each operation as everybody; a dossier that was changed is replaced by a new one.</summary>
    private sealed class Trial(WebServer server, ApiDocument document)
    {
        private readonly List<(string Role, Api Right, Api Wrong)> people = [];
        private Api desk = null!;
        private string? code;
        private string? task;

        public ApiDocument Document => document;

        public static async Task<Trial> Start(WebServer server)
        {
            var trial = new Trial(server, await ApiDocument.Of(server));
            var accounts = server.Services.GetRequiredService<Accounts>();
            var roles = server.Services.GetRequiredService<Bpm.Server.Hosting.Publications>().Province.Roles;
            foreach (var role in roles.Select(r => r.Id))
            {
                trial.people.Add(
                    (role, await Person($"r-{role}", DossierUnits), await Person($"w-{role}", [OtherUnit]))
                );

                async Task<Api> Person(string user, string[] units)
                {
                    var grants = units.Select(u => new NewGrant(u, role, new LocalDate(2020, 1, 1)));
                    await accounts.Create(new NewAccount(user, user, null, Demo: false, [.. grants]), Password);
                    var api = server.Anonymous();
                    (await api.Post("/session", new { user, password = Password })).Ok();
                    return api;
                }
            }

            trial.desk = await server.SignIn("tn1");
            return trial;
        }

        public async Task<Row> Try(ApiOperation operation, string? send)
        {
            using var anyone = server.Anonymous();
            if (await LetsIn(anyone, operation, send))
            {
                return new Row(operation.Id, "anyone", "anyone", send);
            }

            var (right, wrong) = (new List<string>(), new List<string>());
            foreach (var (role, atRight, atWrong) in people)
            {
                if (await LetsIn(atRight, operation, send))
                {
                    right.Add(role);
                }

                if (await LetsIn(atWrong, operation, send))
                {
                    wrong.Add(role);
                }
            }

            return new Row(operation.Id, Text(right), Text(wrong), send);
        }

        private string Text(List<string> roles) =>
            roles.Count == 0 ? "nobody"
            : roles.Count == people.Count ? "everybody"
            : string.Join(' ', roles);

        private async Task<bool> LetsIn(Api api, ApiOperation operation, string? send)
        {
            await Prepare();
            var path = new StringBuilder(operation.Path);
            foreach (var name in operation.PathNames)
            {
                var value = name switch
                {
                    "task" => task!,
                    "code" when operation.Path.Contains("/procedures/", StringComparison.Ordinal) => Procedure,
                    "code" => code!,
                    _ => "x",
                };
                path.Replace($"{{{name}}}", Uri.EscapeDataString(value));
            }

            using var request = new HttpRequestMessage(operation.Method, new Uri(path.ToString(), UriKind.Relative));
            if (operation.Method != HttpMethod.Get)
            {
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                var body = send ?? (operation.Body is { } schema ? document.Smallest(schema)?.ToJsonString() : null);
                body = body == "application" ? JsonSerializer.Serialize(Application()) : body;
                request.Content = new StringContent(body ?? "{}", Encoding.UTF8, "application/json");
            }

            using var answer = await api.Raw(request);
            // Whatever was changed is not what the next one should meet.
            if (operation.Method != HttpMethod.Get && answer.IsSuccessStatusCode && operation.PathNames.Count > 0)
            {
                code = null;
            }

            return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
        }

        /// <summary>A dossier at appraisal, in nobody's hands yet.</summary>
        private async Task Prepare()
        {
            if (code is null)
            {
                code = await Receive(desk);
                (await GoOn(desk, code, "receive")).Ok();
                task = await TaskOf(desk, code, "appraise");
            }
        }
    }
}
