using System.Text.RegularExpressions;

namespace Bpm.Procedures.Elsa;

/// <summary>Writes our rules as Elsa's JavaScript, which reads facts by <c>getVariable</c> alone.</summary>
internal static partial class ElsaScript
{
    public const string Form = "form";
    public const string Chosen = "chosen";

    /// <summary>A condition over the form; the rules come along when it calls one.</summary>
    public static string Condition(string condition, string? rules) =>
        $"var form = getVariable(\"{Form}\"); {(rules is not null && Call().IsMatch(condition) ? rules.Trim() + " " : "")}{condition}";

    public static string ResultIs(string step, string action) => $"getVariable(\"{ResultOf(step)}\") === \"{action}\"";

    public static string HasCome(string wait) => $"getVariable(\"{ResultOf(wait)}\") != null";

    public static string IsChosen(string child) => $"(getVariable(\"{Chosen}\") || []).indexOf(\"{child}\") >= 0";

    /// <summary>Name of the variable that holds what a task answered or an event carried.</summary>
    public static string ResultOf(string step) => "result_" + step.Replace('-', '_');

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]* *\(", RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
