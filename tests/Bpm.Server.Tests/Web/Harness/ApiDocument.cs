using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>A use case as the OpenAPI document tells it.</summary>
internal sealed record ApiOperation(
    string Id,
    HttpMethod Method,
    string Path,
    IReadOnlyList<string> PathNames,
    IReadOnlyList<(string Name, JsonElement Schema)> Query,
    JsonElement? Body
)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>The API's own description, and requests made from it.</summary>
internal sealed class ApiDocument
{
    private const int Deep = 6;
    private readonly JsonElement schemas;

    private ApiDocument(JsonElement document)
    {
        schemas = document.GetProperty("components").GetProperty("schemas");
        Operations =
        [
            .. document
                .GetProperty("paths")
                .EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(verb => Read(path.Name, verb))),
        ];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static async Task<ApiDocument> Of(WebServer server)
    {
        using var api = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/openapi/v1.json", UriKind.Relative));
        var text = await (await api.Raw(request)).Content.ReadAsStringAsync();
        return new ApiDocument(JsonDocument.Parse(text).RootElement);
    }

    /// <summary>The smallest value that a schema takes.</summary>
    public JsonNode? Smallest(JsonElement schema) => Make(schema, null, Deep);

    /// <summary>A value of a schema, mostly, with whatever a hostile caller would put there.</summary>
    public JsonNode? Random(JsonElement schema, Random random) => Make(schema, random, Deep);

    private static ApiOperation Read(string path, JsonProperty verb)
    {
        var parameters = verb.Value.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToList() : [];
        return new ApiOperation(
            verb.Value.GetProperty("operationId").GetString()!,
            new HttpMethod(verb.Name.ToUpperInvariant()),
            path,
            [.. parameters.Where(p => In(p, "path")).Select(Name)],
            [.. parameters.Where(p => In(p, "query")).Select(p => (Name(p), p.GetProperty("schema")))],
            verb.Value.TryGetProperty("requestBody", out var body)
                ? body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema")
                : null
        );

        static bool In(JsonElement parameter, string place) => parameter.GetProperty("in").GetString() == place;
        static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;
    }

    private JsonNode? Make(JsonElement schema, Random? random, int depth)
    {
        if (random is not null && random.Next(25) == 0)
        {
            return Hostile.Value(random);
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            return Make(schemas.GetProperty(name), random, depth - 1);
        }

        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(choice, out var choices))
            {
                var all = choices.EnumerateArray().Where(c => TypeOf(c) != "null").ToList();
                return all.Count == 0 ? null : Make(all[random?.Next(all.Count) ?? 0], random, depth - 1);
            }
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            var all = values.EnumerateArray().ToList();
            return JsonNode.Parse(all[random?.Next(all.Count) ?? 0].GetRawText());
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, random, depth),
            "array" => Array(schema, random, depth),
            "integer" or "number" => random is null ? 1 : Hostile.Number(random),
            "boolean" => random is not null && random.Next(2) == 0,
            "null" => null,
            _ => random is null ? "x" : Hostile.Text(random),
        };
    }

    private JsonObject Object(JsonElement schema, Random? random, int depth)
    {
        var made = new JsonObject();
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(n => n.GetString()!).ToHashSet()
            : [];
        if (depth <= 0 || !schema.TryGetProperty("properties", out var properties))
        {
            return made;
        }

        foreach (var property in properties.EnumerateObject())
        {
            var give = random is null
                ? required.Contains(property.Name)
                : random.Next(10) < (required.Contains(property.Name) ? 9 : 5);
            if (give)
            {
                made[property.Name] = Make(property.Value, random, depth - 1);
            }
        }

        return made;
    }

    private JsonArray Array(JsonElement schema, Random? random, int depth)
    {
        var made = new JsonArray();
        for (var i = random?.Next(4) ?? 0; i > 0 && depth > 0 && schema.TryGetProperty("items", out var item); i--)
        {
            made.Add(Make(item, random, depth - 1));
        }

        return made;
    }

    private static string? TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t != "null")
        : type.GetString();
}

/// <summary>What a hostile or broken caller sends.</summary>
internal static class Hostile
{
    public static readonly string[] Texts =
    [
        "",
        " ",
        "x",
        "' OR '1'='1",
        "'; DROP TABLE dossiers; --",
        "\" OR \"\"=\"",
        "x') UNION SELECT password_hash FROM accounts --",
        "search_words MATCH 'x' OR *",
        "NEAR(a b) * \" ^ : -",
        "a:* & !b | <->",
        "%%__[]",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{{7*7}} ${7*7} <%= 7*7 %>",
        "../../../../etc/passwd",
        "..\\..\\appsettings.json",
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
        "a\0b",
        "\u202E\u0000\u0007\u001b[31m",
        "\ufffe\uffff",
        "Đặng Thị Đường",
        "😀🇻🇳",
        "e\u0301\u0301\u0301",
        "2026-02-30",
        "2026-13-01T99:99",
        "9999-12-31T23:59",
        "0001-01-01",
        "-1",
        "1e400",
        "NaN",
        "null",
        "true",
        "[]",
        "H41.16681.MC-261120-0001",
        "land-vinh",
        "16681-mc",
        "1.012787",
        "xl1",
        "appraise.1",
        "statutory",
        "supplement",
        "3 working days",
        "999999999999 working days",
        new string('a', 300),
        new string('ạ', 5_000),
        string.Concat(Enumerable.Repeat("- a: &x [*x, *x]\n", 40)),
        "a: &a [1]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
        "procedure: x\nversion: 1\nsteps: [\n",
        "!!python/object/apply:os.system ['id']",
    ];

    public static string Text(Random random) => Texts[random.Next(Texts.Length)];

    public static JsonNode Number(Random random) =>
        random.Next(8) switch
        {
            0 => -1,
            1 => int.MaxValue,
            2 => int.MinValue,
            3 => long.MaxValue,
            4 => 1.5,
            5 => 1e300,
            _ => random.Next(100),
        };

    public static JsonNode? Value(Random random) =>
        random.Next(8) switch
        {
            0 => null,
            1 => new JsonArray(),
            2 => new JsonObject(),
            3 => new JsonObject { ["a"] = new JsonArray(new JsonObject()) },
            4 => true,
            5 => Number(random),
            _ => Text(random),
        };
}
