using System.Globalization;
using System.Text;
using Bpm.Procedures.Reading;
using Newtonsoft.Json.Linq;

namespace Bpm.Procedures.Tests;

/// <summary>The JSON Schema takes every good file, and none whose keys or values are wrong.</summary>
public sealed class SchemaSpecs
{
    // NJsonSchema knows the older name of the same keyword.
    private static readonly Dictionary<string, NJsonSchema.JsonSchema> s_schemas =
        Schema.JsonSchema.Documents.ToDictionary(
            d => d,
            d =>
                NJsonSchema
                    .JsonSchema.FromJsonAsync(
                        Schema.JsonSchema.Write(d).Replace("$defs", "definitions", StringComparison.Ordinal)
                    )
                    .GetAwaiter()
                    .GetResult(),
            StringComparer.Ordinal
        );

    public static TheoryData<string> GoodFiles() =>
        [
            .. new[]
            {
                "procedures",
                "tests/fixtures/world",
                "tests/fixtures/paper-tables",
                "tests/fixtures/templates",
                "tests/fixtures/sketch",
            }
                .SelectMany(f =>
                    Directory.EnumerateFiles(
                        Path.Combine(Fixtures.Repository, f),
                        "*.yaml",
                        SearchOption.AllDirectories
                    )
                )
                .Select(f => Path.GetRelativePath(Fixtures.Repository, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public void A_good_file_is_valid(string path) =>
        Errors(path, File.ReadAllText(Path.Combine(Fixtures.Repository, path))).ShouldBeEmpty();

    [Theory]
    [InlineData("BPM-Y010")]
    [InlineData("BPM-Y012")]
    [InlineData("BPM-Y013")]
    [InlineData("BPM-Y014")]
    [InlineData("BPM-Y015")]
    [InlineData("BPM-Y016")]
    [InlineData("BPM-Y017")]
    [InlineData("BPM-T001")]
    [InlineData("BPM-S001")]
    public void A_bad_file_is_not(string code)
    {
        var file = CheckSpecs.FilesOf(code, "bad")[0];
        Errors(file.Path, Encoding.UTF8.GetString(file.Bytes.Span)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("templates/x@1.yaml", "template: x\nversion: 1\nname: X\nsteps: []\n")]
    [InlineData("policies/x.yaml", "policies: x\nvalues: [{ id: a, from: tomorrow }]\n")]
    [InlineData("reductions/x.yaml", "reduction: { number: 1, date: 2026-01-01, kind: wish }\n")]
    [InlineData("calendars/x.yaml", "calendar: x\nversion: 1\nweek: { mondey: off }\n")]
    [InlineData("organisation/x.yaml", "organisation: x\nroles: [{ id: a }]\n")]
    public void A_bad_document_of_another_kind_is_not(string path, string text) =>
        Errors(path, text).ShouldNotBeEmpty();

    [Fact]
    public void Every_schema_says_what_it_is()
    {
        foreach (var document in Schema.JsonSchema.Documents)
        {
            var json = JObject.Parse(Schema.JsonSchema.Write(document));
            json["$schema"]!.ToString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
            json["$id"]!.ToString().ShouldBe($"urn:bpm:schema:{document}");
        }
    }

    private static List<string> Errors(string path, string text)
    {
        var root = YamlReader.Read(new SourceFile(path, Encoding.UTF8.GetBytes(text)), out _).ShouldNotBeNull();
        var document = CataloguePlace.Of(path) switch
        {
            PlaceKind.Template => "template",
            PlaceKind.Policy => "policies",
            PlaceKind.Reduction => "reduction",
            PlaceKind.Calendar => "calendar",
            PlaceKind.Organisation => "organisation",
            _ => "procedure",
        };
        return [.. s_schemas[document].Validate(ToJson(root)).Select(e => e.ToString())];
    }

    // As the editors' YAML readers see it: YAML 1.2, where only true and false are booleans.
    private static JToken ToJson(YamlNode node) =>
        node switch
        {
            YamlList list => new JArray(list.Items.Select(ToJson)),
            YamlMap map => new JObject(map.Entries.Select(e => new JProperty(e.Key.Text, ToJson(e.Value)))),
            YamlScalar { IsEmpty: true } => JValue.CreateNull(),
            YamlScalar { IsPlain: true, Text: "true" or "false" } yes => new JValue(yes.Text == "true"),
            YamlScalar { IsPlain: true } number
                when long.TryParse(
                    number.Text,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out var whole
                ) => new JValue(whole),
            YamlScalar { IsPlain: true } number
                when decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) =>
                new JValue(value),
            YamlScalar scalar => new JValue(scalar.Text),
            _ => JValue.CreateNull(),
        };
}
