namespace Bpm.Server.Features.Http;

/// <summary>Personal data for eyes that do not need all of it.</summary>
internal static class Masking
{
    /// <summary>"*** *** 4321": the last digits alone.</summary>
    public static string Number(string number)
    {
        var digits = new string([.. number.Where(char.IsLetterOrDigit)]);
        return digits.Length <= 4 ? "***" : $"*** *** {digits[^4..]}";
    }

    /// <summary>Keeps the family name and reduces the other words to their initials: "Nguyễn V. A.".</summary>
    public static string Name(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2
            ? name
            : string.Join(' ', words.Skip(1).Select(word => $"{word[0]}.").Prepend(words[0]));
    }
}
