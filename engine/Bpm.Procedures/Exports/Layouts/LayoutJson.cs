using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bpm.Procedures.Exports.Layouts;

/// <summary>The layout for programs: the browser's diagram and the hand-off map draw it.</summary>
public static class LayoutJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write(Layout layout) => JsonSerializer.Serialize(layout, s_options) + "\n";
}
