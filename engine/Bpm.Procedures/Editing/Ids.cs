using System.Globalization;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Editing;

/// <summary>Makes ids out of Vietnamese names: <c>Giải quyết hồ sơ</c> is <c>giai-quyet-ho-so</c>.</summary>
internal static class Ids
{
    /// <param name="words">How many words of the name, at most.</param>
    /// <param name="otherwise">What it begins with when the name gives no letter to begin with.</param>
    public static string Of(string name, int words, string otherwise)
    {
        var slug = string.Join('-', TextFolding.Words(name).Take(words));
        slug = slug.Length > 0 && char.IsAsciiLetterLower(slug[0]) ? slug : $"{otherwise}-{slug}".TrimEnd('-');
        return slug.Length <= LanguageLimits.IdLength / 2 ? slug : slug[..(LanguageLimits.IdLength / 2)].TrimEnd('-');
    }

    /// <summary>The id, or with a number behind it when it is taken; it is taken from then on.</summary>
    public static string Unique(string id, HashSet<string> taken)
    {
        var unique = id;
        for (var n = 2; !taken.Add(unique); n++)
        {
            unique = $"{id}-{n.ToString(CultureInfo.InvariantCulture)}";
        }

        return unique;
    }
}
