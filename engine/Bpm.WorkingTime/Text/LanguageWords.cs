namespace Bpm.WorkingTime;

/// <summary>Picks the words of a language. Vietnamese comes first, as everywhere.</summary>
public static class LanguageWords
{
    public static string Pick(this Language language, string vietnamese, string english) =>
        language == Language.English ? english : vietnamese;
}
