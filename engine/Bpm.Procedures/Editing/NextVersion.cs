using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Editing;

/// <summary>Makes a version's text the beginning of the next one: its number, and that nobody has confirmed it yet.</summary>
public static class NextVersion
{
    /// <summary>Edits of the head alone; none where the text has no such line.</summary>
    public static ImmutableArray<TextEdit> Edits(string text, string path, int version)
    {
        if (Draft.Of(text, path).Root is not YamlMap root)
        {
            return [];
        }

        var edits = new YamlEdits(text);
        return
        [
            .. Set("version", version.ToString(CultureInfo.InvariantCulture)),
            .. root["confirmed"] is YamlMap ? Set("confirmed", "no") : [],
        ];

        IEnumerable<TextEdit> Set(string key, string value) =>
            root.Entries.Where(e => e.Key.Text == key).Select(e => edits.Replace(e, value));
    }
}
