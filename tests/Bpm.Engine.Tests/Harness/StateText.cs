using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Bpm.Engine.Dossiers;

namespace Bpm.Engine.Tests.Harness;

/// <summary>Writes a state member by member; immutable arrays compare by reference, this compares by content.</summary>
internal static class StateText
{
    public static string Of(Dossier dossier)
    {
        var text = new StringBuilder();
        Write(text, dossier, "");
        return text.ToString();
    }

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    private static PropertyInfo[] MembersOf(Type type) =>
        [
            .. type.GetProperties()
                .Where(p =>
                    p.GetIndexParameters().Length == 0 && p.Name is not ("OpenTasks" or "EqualityContract" or "Rest")
                ),
        ];

    private static void Write(StringBuilder text, object? value, string indent)
    {
        switch (value)
        {
            case null:
                text.AppendLine("-");
                break;
            case string or bool or int or long or Enum:
                text.AppendLine(value.ToString());
                break;
            case IDictionary map:
                text.AppendLine("{");
                foreach (DictionaryEntry entry in map)
                {
                    text.Append(indent).Append("  ").Append(entry.Key).Append(": ");
                    Write(text, entry.Value, indent + "  ");
                }

                break;
            case IEnumerable list:
                text.AppendLine("[");
                foreach (var item in list)
                {
                    text.Append(indent).Append("  ");
                    Write(text, item, indent + "  ");
                }

                break;
            default:
                if (value.GetType().Namespace?.StartsWith("Bpm.Engine", StringComparison.Ordinal) != true)
                {
                    text.AppendLine(value.ToString());
                    break;
                }

                text.AppendLine(value.GetType().Name);
                foreach (var property in Members.GetOrAdd(value.GetType(), MembersOf))
                {
                    text.Append(indent).Append("  ").Append(property.Name).Append(": ");
                    Write(text, property.GetValue(value), indent + "  ");
                }

                break;
        }
    }
}
