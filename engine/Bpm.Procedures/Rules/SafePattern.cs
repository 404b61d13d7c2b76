using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Rules;

/// <summary>Patterns on the non-backtracking matcher: time grows with the text alone, whatever the pattern.</summary>
public static class SafePattern
{
    private const int MostCached = 500;
    private static readonly ConcurrentDictionary<string, Regex?> s_cache = new(StringComparer.Ordinal);

    /// <summary>Null when the pattern is fine, else what is wrong with it.</summary>
    public static Said? Problem(string pattern) =>
        pattern.Length > LanguageLimits.PatternLength
            ? (
                $"mẫu so khớp dài hơn {LanguageLimits.PatternLength} ký tự",
                $"the pattern has more than {LanguageLimits.PatternLength} characters"
            )
        : Compile(pattern) is null
            ? (
                "mẫu so khớp viết sai, hoặc dùng look-around, tham chiếu ngược hay số lần lặp quá lớn",
                "the pattern is broken, or uses look-around, back references or a count too large"
            )
        : null;

    /// <summary>Whether the whole text fits.</summary>
    /// <exception cref="RuleException">The pattern is broken, or the text is longer than a form's field.</exception>
    public static bool Matches(string text, string pattern)
    {
        if (Problem(pattern) is { } problem)
        {
            throw new RuleException(RuleProblem.WrongKind, problem);
        }

        if (text.Length > LanguageLimits.PatternInput)
        {
            throw new RuleException(
                RuleProblem.BudgetSpent,
                (
                    $"không so khớp văn bản dài hơn {LanguageLimits.PatternInput} ký tự",
                    $"a text of more than {LanguageLimits.PatternInput} characters is not matched"
                )
            );
        }

        return Compile(pattern)!.IsMatch(text);
    }

    private static Regex? Compile(string pattern)
    {
        if (s_cache.TryGetValue(pattern, out var known))
        {
            return known;
        }

        Regex? regex;
        try
        {
            regex = new Regex(
                @"\A(?:" + pattern + @")\z",
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
            );
        }
        catch (Exception e)
            when (e is ArgumentException or NotSupportedException or InsufficientExecutionStackException)
        {
            regex = null;
        }

        if (s_cache.Count < MostCached)
        {
            s_cache.TryAdd(pattern, regex);
        }

        return regex;
    }
}
