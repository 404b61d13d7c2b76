using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Templates;

/// <summary>The types of parameters: their words, what fits them, and a value to check a template alone with.</summary>
internal static class ParameterTypes
{
    /// <summary>The text that stands for a text nobody has given yet.</summary>
    public const string SampleText = "parameter";

    public static readonly (string Word, ParameterType Type)[] Words =
    [
        ("term", ParameterType.Term),
        ("unit", ParameterType.Unit),
        ("units", ParameterType.Units),
        ("role", ParameterType.Role),
        ("number", ParameterType.Number),
        ("text", ParameterType.Text),
    ];

    /// <summary>Whether a value fits; else it says what is wrong, at the value.</summary>
    public static bool Check(ParameterType type, string id, YamlNode value, ReadContext context)
    {
        var before = context.Findings.Count;
        CheckValue(type, id, value, context);
        return context.Findings.Count == before;
    }

    private static void CheckValue(ParameterType type, string id, YamlNode value, ReadContext context)
    {
        switch (type)
        {
            case ParameterType.Unit:
                UnitSelectorReader.Read(value, context);
                return;
            case ParameterType.Units when value is YamlList list:
                foreach (var item in list.Items)
                {
                    UnitSelectorReader.Read(item, context);
                }

                return;
            case ParameterType.Units:
                Wrong(
                    ("danh sách nơi thực hiện", "a list of places"),
                    ("ghi [authority, { office: …, for: form.… }]", "write [authority, { office: …, for: form.… }]")
                );
                return;
            case var _ when value is not YamlScalar:
                Wrong(
                    type == ParameterType.Term
                        ? ("thời hạn", "a term")
                        : ($"một giá trị loại {Word(type)}", $"one {Word(type)}")
                );
                return;
        }

        var scalar = (YamlScalar)value;
        switch (type)
        {
            case ParameterType.Term:
                MapReader.TermOf(scalar, context.Findings);
                return;
            case ParameterType.Role when !MapReader.IsKebab(scalar.Text):
                Wrong(
                    ("vai trò", "a role"),
                    ("ghi mã vai trò, ví dụ specialist", "write a role's id, for example specialist")
                );
                return;
            case ParameterType.Number
                when !int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                Wrong(("số nguyên", "a whole number"), null);
                return;
        }

        void Wrong(Said expected, Said? hint = null)
        {
            Said found = value is YamlScalar word
                ? Said.Quoted(word.Text)
                : ("danh sách hay các cặp khóa và giá trị", "a list or a map");
            context.Findings.Add(
                Codes.WrongArgument,
                value,
                ($"tham số “{id}” là {expected.Vi}, không phải {found.Vi}", $"'{id}' is {expected.En}, not {found.En}"),
                hint
            );
        }
    }

    /// <summary>A value of the type, at a place.</summary>
    public static YamlNode Sample(ParameterType type, YamlScalar at)
    {
        return type switch
        {
            ParameterType.Term => Text("1 working hour"),
            ParameterType.Unit => Text("authority"),
            ParameterType.Units => new YamlList([Text("authority")], at.Position, at.Length),
            ParameterType.Number => Text("1"),
            _ => Text(SampleText),
        };

        YamlScalar Text(string text) => at with { Text = text };
    }

    private static string Word(ParameterType type) => Words.First(w => w.Type == type).Word;
}
