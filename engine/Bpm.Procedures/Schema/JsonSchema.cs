using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Procedures.Authoring;

namespace Bpm.Procedures.Schema;

/// <summary>
/// Writes the description of the language as JSON Schema (2020-12), for editors that know nothing of ours. It says which
/// keys stand where and how values look; what names something else is judged by the checks alone.
/// </summary>
public static class JsonSchema
{
    private const string Term =
        @"^ *([0-9]+([.,]5|[.,]0)? +(working days?|ngày làm việc)|[0-9]+ +(working (hours?|minutes?)|calendar days?|months?|giờ làm việc|phút làm việc|ngày|tháng)|same day|trong ngày) *$";

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>The documents that have a schema: procedure, template, policies, reduction, calendar, organisation.</summary>
    public static readonly ImmutableArray<string> Documents =
    [
        Shapes.Procedure,
        Shapes.Template,
        Shapes.Policies,
        "reduction",
        Shapes.Calendar,
        Shapes.Organisation,
    ];

    /// <summary>The schema of one kind of document, as JSON text that ends in a line break.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public static string Write(string document)
    {
        if (!Documents.Contains(document))
        {
            throw new ArgumentOutOfRangeException(nameof(document), document, "There is no such document.");
        }

        var root = document == "reduction" ? Shapes.Reduction : document;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            new Writer(json, mayHaveHoles: document == Shapes.Template).WriteDocument(document, root);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <param name="mayHaveHoles">In a template, <c>$name</c> may stand for any value.</param>
    private sealed class Writer(Utf8JsonWriter json, bool mayHaveHoles)
    {
        public void WriteDocument(string document, string root)
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("$id", $"urn:bpm:schema:{document}");
            json.WriteString("title", Shapes.Of(root)!.En);
            json.WriteString("$ref", $"#/$defs/{root}");
            json.WriteStartObject("$defs");
            var reached = Reached(root);
            foreach (var shape in reached.OrderBy(s => s.Id, StringComparer.Ordinal))
            {
                json.WritePropertyName(shape.Id);
                WriteShape(shape);
            }

            if (reached.Any(IsStep))
            {
                json.WritePropertyName(Shapes.Step);
                WriteSteps();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void WriteShape(Shape shape)
        {
            json.WriteStartObject();
            json.WriteString("description", $"{shape.Vi} – {shape.En}");
            json.WriteString("type", "object");
            json.WriteBoolean("additionalProperties", value: false);
            var required = shape.Keys.Where(k => k.IsRequired).Select(k => k.Name).ToList();
            if (IsStep(shape) && shape.Id is not ("step-work" or "step-child"))
            {
                required.Add("kind");
            }

            if (required.Count > 0)
            {
                WriteStrings("required", required);
            }

            json.WriteStartObject("properties");
            foreach (var key in shape.Keys)
            {
                json.WriteStartObject(key.Name);
                json.WriteString("description", $"{key.Vi} – {key.En}");
                if (key.Name == "kind" && IsStep(shape))
                {
                    WriteStrings("enum", [shape.Id["step-".Length..]]);
                }
                else
                {
                    WriteType(key.Type);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        // The kind says which keys a step has; without one it is work, or a child in a group.
        private void WriteSteps()
        {
            json.WriteStartObject();
            json.WriteStartArray("anyOf");
            foreach (var shape in Shapes.All.Where(IsStep))
            {
                json.WriteStartObject();
                json.WriteString("$ref", $"#/$defs/{shape.Id}");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        /// <summary>The keywords of a type, into the object that is open.</summary>
        private void WriteType(ValueShape type)
        {
            if (!mayHaveHoles || type is ValueShape.Anything)
            {
                WriteWays(Ways(type));
                return;
            }

            WriteWays([.. Ways(type), new ValueShape.Scalar((ScalarKind)(-1))]);
        }

        private static ImmutableArray<ValueShape> Ways(ValueShape type) =>
            type switch
            {
                ValueShape.OneOf any => [.. any.Ways.SelectMany(w => Ways(w))],
                ValueShape.ListOf list => [list, .. Ways(list.Item)],
                _ => [type],
            };

        private void WriteWays(ImmutableArray<ValueShape> ways)
        {
            if (ways is [var one])
            {
                WriteOne(one);
                return;
            }

            json.WriteStartArray("anyOf");
            foreach (var way in ways)
            {
                json.WriteStartObject();
                WriteOne(way);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void WriteOne(ValueShape type)
        {
            switch (type)
            {
                case ValueShape.Map map:
                    json.WriteString("$ref", $"#/$defs/{map.Shape}");
                    break;
                case ValueShape.ListOf list:
                    json.WriteString("type", "array");
                    json.WriteStartObject("items");
                    WriteType(list.Item);
                    json.WriteEndObject();
                    break;
                case ValueShape.Named named:
                    json.WriteString("type", "object");
                    json.WriteStartObject("additionalProperties");
                    WriteWays([.. Ways(named.Value), new ValueShape.Words([])]);
                    json.WriteEndObject();
                    break;
                case ValueShape.Whole whole:
                    json.WriteString("type", "integer");
                    json.WriteNumber("minimum", whole.Min);
                    json.WriteNumber("maximum", whole.Max);
                    break;
                case ValueShape.Words { All.IsEmpty: true }:
                    json.WriteString("type", "null");
                    break;
                case ValueShape.Words words:
                    WriteWords(words);
                    break;
                case ValueShape.Scalar scalar:
                    WriteScalar(scalar.Kind);
                    break;
                default:
                    break;
            }
        }

        private void WriteWords(ValueShape.Words words)
        {
            var texts = words.All.Select(w => w.Text).ToList();
            json.WriteString("description", string.Join("; ", words.All.Select(w => $"{w.Text}: {w.Vi}")));
            json.WriteStartArray("enum");
            texts.ForEach(json.WriteStringValue);
            if (texts.Contains("no"))
            {
                json.WriteBooleanValue(value: false);
            }

            json.WriteEndArray();
        }

        private void WriteScalar(ScalarKind kind)
        {
            switch (kind)
            {
                case (ScalarKind)(-1):
                    Pattern(@"^\$[a-z][a-z0-9-]*$");
                    break;
                case ScalarKind.YesNo:
                    json.WriteStartArray("enum");
                    json.WriteStringValue("yes");
                    json.WriteStringValue("no");
                    json.WriteBooleanValue(value: true);
                    json.WriteBooleanValue(value: false);
                    json.WriteEndArray();
                    break;
                case ScalarKind.Number:
                    json.WriteString("type", "number");
                    break;
                case ScalarKind.Money:
                    WriteStrings("type", ["integer", "string"]);
                    json.WriteString("pattern", "^rule [a-z][A-Za-z0-9]*$");
                    break;
                case ScalarKind.Term:
                    Pattern(Term);
                    break;
                case ScalarKind.Date:
                    Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
                    break;
                case ScalarKind.Time:
                    Pattern("^[0-9]{2}:[0-9]{2}$");
                    break;
                case ScalarKind.Moment:
                    Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?$");
                    break;
                case ScalarKind.Id:
                    Pattern("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
                    break;
                case ScalarKind.FieldId:
                    Pattern("^[a-z][A-Za-z0-9]*$");
                    break;
                case ScalarKind.CommuneField:
                    Pattern(@"^form\.[a-z][A-Za-z0-9]*$");
                    break;
                case ScalarKind.Template:
                    Pattern("^[a-z][a-z0-9-]*@[0-9]+$");
                    break;
                default:
                    // A text that looks like a number or a yes is still a text.
                    WriteStrings("type", ["string", "number", "boolean"]);
                    break;
            }
        }

        private void Pattern(string pattern)
        {
            json.WriteString("type", "string");
            json.WriteString("pattern", pattern);
        }

        private void WriteStrings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        private static bool IsStep(Shape shape) => shape.Id.StartsWith("step-", StringComparison.Ordinal);

        private static HashSet<Shape> Reached(string root)
        {
            var (reached, todo) = (new HashSet<Shape>(), new Stack<ValueShape>([new ValueShape.Map(root)]));
            while (todo.TryPop(out var type))
            {
                switch (type)
                {
                    case ValueShape.Map { Shape: Shapes.Step }:
                        foreach (var step in Shapes.All.Where(IsStep))
                        {
                            Add(step);
                        }

                        break;
                    case ValueShape.Map map:
                        Add(Shapes.Of(map.Shape)!);
                        break;
                    case ValueShape.ListOf list:
                        todo.Push(list.Item);
                        break;
                    case ValueShape.Named named:
                        todo.Push(named.Value);
                        break;
                    case ValueShape.OneOf any:
                        foreach (var way in any.Ways)
                        {
                            todo.Push(way);
                        }

                        break;
                    default:
                        break;
                }
            }

            return reached;

            void Add(Shape shape)
            {
                if (reached.Add(shape))
                {
                    foreach (var key in shape.Keys)
                    {
                        todo.Push(key.Type);
                    }
                }
            }
        }
    }
}
