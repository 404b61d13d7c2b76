using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Picks the words of a language. Vietnamese comes first, as everywhere.</summary>
internal static class Say
{
    /// <summary><c>vi</c> or <c>en</c>, for <c>lang</c> and <c>Content-Language</c>.</summary>
    public static string Code(this Language language) => language.Pick("vi", "en");
}
