using Bpm.WorkingTime;

namespace Bpm.Procedures.Text;

/// <summary>Picks the words of a language. Vietnamese comes first, as everywhere.</summary>
internal static class LanguageWords
{
    public static string Pick(this Language language, string vietnamese, string english) =>
        language == Language.English ? english : vietnamese;
}
