using System.Globalization;
using System.Net;
using System.Text;
using Bpm.Server.Tests.Storage.Harness;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>
/// Requests made at random from the OpenAPI document: whatever comes, the answer is no failure of the server's, and tells
/// nothing of its inside.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Requests = Environment.GetEnvironmentVariable("BPM_LONG") is null ? 3_000 : 20_000;
    private static readonly string[] People = ["tn1", "xl1", "ld1", "tk1", "qt1", "tt1"];

    [Theory]
    [InlineData("sqlite", 2, 20261122)]
    [InlineData("postgres", 1, 20261123)]
    public async Task No_request_breaks_the_server(string storage, int share, int seed)
    {
        var postgres = storage == "postgres" ? PostgresCluster.Shared.NewDatabase() : null;
        await using var server = await WebServer.Start(postgres: postgres);
        var document = await ApiDocument.Of(server);
        var random = new Random(seed);
        var people = new List<Api> { server.Anonymous() };
        foreach (var user in People)
        {
            people.Add(await server.SignIn(user));
        }

        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            codes.Add(await Receive(people[1]));
        }

        var tasks = new List<string>();
        foreach (var code in codes)
        {
            tasks.Add(await TaskOf(people[1], code, "receive"));
        }

        var failures = new List<string>();
        for (var i = 0; i < Requests * share / 3 && failures.Count < 10; i++)
        {
            var operation = document.Operations[random.Next(document.Operations.Count)];
            // Sign-out would end the sitting, and signing in is bounded.
            if (operation.Id is "signOut" or "signIn")
            {
                continue;
            }

            using var request = Request(document, operation, random, codes, tasks);
            var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
            using var answer = await people[random.Next(people.Count)].Raw(request);
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 500 || TellsOfInside(text))
            {
                failures.Add($"{operation.Method} {request.RequestUri} {sent}\n-> {(int)answer.StatusCode} {text}");
            }
        }

        people.ForEach(api => api.Dispose());
        failures.ShouldBeEmpty(
            string.Join(
                "\n\n",
                failures.Concat(server.Log.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal)).Take(20))
            )
        );
        using var again = await server.SignIn("tn1");
        (await View(again, codes[0])).GetProperty("code").GetString().ShouldBe(codes[0]);
    }

    private static bool TellsOfInside(string text) =>
        text.Contains("   at Bpm.", StringComparison.Ordinal)
        || text.Contains("Exception", StringComparison.Ordinal)
        || text.Contains("SQLite", StringComparison.Ordinal)
        || text.Contains("Npgsql", StringComparison.Ordinal);

    private static HttpRequestMessage Request(
        ApiDocument document,
        ApiOperation operation,
        Random random,
        List<string> codes,
        List<string> tasks
    )
    {
        var path = new StringBuilder(operation.Path);
        foreach (var name in operation.PathNames)
        {
            var known = name == "task" ? tasks : codes;
            var value = random.Next(3) == 0 ? Hostile.Text(random) : known[random.Next(known.Count)];
            path.Replace($"{{{name}}}", Uri.EscapeDataString(value));
        }

        var separator = '?';
        foreach (var (name, schema) in operation.Query.Where(_ => random.Next(3) > 0))
        {
            var value = document.Random(schema, random)?.ToString() ?? "";
            path.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        var request = new HttpRequestMessage(operation.Method, new Uri(path.ToString(), UriKind.Relative));
        if (operation.Method != HttpMethod.Get)
        {
            if (random.Next(20) > 0)
            {
                request.Headers.TryAddWithoutValidation(
                    "Idempotency-Key",
                    new Guid(Bytes(random)).ToString("D", CultureInfo.InvariantCulture)
                );
            }

            if (random.Next(10) == 0)
            {
                request.Headers.TryAddWithoutValidation("If-Match", random.Next(2) == 0 ? "\"1\"" : "W/x");
            }

            var type = random.Next(30) == 0 ? "text/plain" : "application/json";
            request.Content = new StringContent(BodyOf(document, operation, random), Encoding.UTF8, type);
        }

        return request;
    }

    private static string BodyOf(ApiDocument document, ApiOperation operation, Random random)
    {
        if (random.Next(25) == 0)
        {
            return Hostile.Text(random);
        }

        if (random.Next(60) == 0)
        {
            return string.Concat(Enumerable.Repeat("[", 5_000));
        }

        var body = operation.Body is { } schema ? document.Random(schema, random)?.ToJsonString() ?? "null" : "{}";
        // Half a surrogate pair is text to JSON, and to nobody else.
        return random.Next(40) == 0 ? body.Replace("\"x\"", "\"\\ud800\"", StringComparison.Ordinal) : body;
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return bytes;
    }
}
