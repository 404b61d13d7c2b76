using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bpm.Procedures.Reading;
using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <summary>
/// The allow-list over the syntax tree: what is not named here is refused, at its place. It also rewrites what the
/// script engine must not do by itself: <c>+</c>, <c>/</c> and <c>%</c> become counted functions of ours.
/// </summary>
internal sealed partial class RuleChecker(ImmutableArray<FormField> fields, Findings findings)
{
    public const string Add = "$add";
    public const string Divide = "$divide";
    public const string Modulo = "$modulo";
    public const string Given = "$given";
    private const string Facts = "form";

    private readonly Dictionary<string, RuleSize> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormField> byId = fields
        .DistinctBy(f => f.Id)
        .ToDictionary(f => f.Id, StringComparer.Ordinal);
    private readonly List<HashSet<string>> scopes = [];
    private string text = "";
    private Position start;
    private int nodes;
    private RuleSize size;
    private bool isRefused;

    /// <summary>Rules that were accepted, with their number of parameters.</summary>
    public Dictionary<string, int> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether nothing of the rules was refused.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Checks the functions of a rules text; the accepted ones, rewritten.</summary>
    public List<FunctionDeclaration> CheckRules(string rulesText, Position position)
    {
        (text, start, nodes) = (rulesText, position, 0);
        var functions = new List<FunctionDeclaration>();
        if (RuleParser.Parse(rulesText, position, findings) is not { } program)
        {
            IsComplete = false;
            return functions;
        }

        foreach (var statement in program.Body)
        {
            isRefused = false;
            if (statement is EmptyStatement)
            {
                continue;
            }

            if (statement is not FunctionDeclaration function)
            {
                Refuse(
                    statement,
                    ("ngoài cùng của phần quy tắc chỉ có các hàm", "only functions stand at the top of the rules"),
                    ("ghi “function tên() { return …; }”", "write 'function name() { return …; }'")
                );
                continue;
            }

            CheckFunction(function);
            IsComplete &= !isRefused;
            if (!isRefused)
            {
                functions.Add(function);
            }
        }

        return functions;
    }

    /// <summary>Checks a condition; null after a finding.</summary>
    public Expression? CheckCondition(string condition, Position position)
    {
        (text, start, nodes, isRefused, size) = (condition, position, 0, false, default);
        if (RuleParser.Parse(condition, position, findings) is not { } program)
        {
            return null;
        }

        if (program.Body is not { Count: 1 } body || body.First() is not ExpressionStatement statement)
        {
            findings.Add(
                Codes.RuleNotAllowed,
                position,
                1,
                ("điều kiện là một biểu thức", "a condition is one expression"),
                ("ví dụ “form.area > 500”", "for example 'form.area > 500'")
            );
            return null;
        }

        scopes.Clear();
        var expression = Check(statement.Expression, 1);
        if (KindOf(expression) is RuleKind.Number or RuleKind.Text)
        {
            Warn(
                statement.Expression,
                (
                    "điều kiện phải cho ra có hoặc không; đây lại là một giá trị",
                    "a condition is yes or no; this is a value"
                ),
                ("hãy so sánh: “form.area > 0”", "compare it: 'form.area > 0'")
            );
        }

        return isRefused ? null : expression;
    }

    private void CheckFunction(FunctionDeclaration function)
    {
        Count(function, 1);
        size = default;
        var name = function.Id.Name;
        CheckName(function.Id, isNew: true);
        if (rules.ContainsKey(name) || RuleFunctions.Find(name) is not null || name == Facts)
        {
            Refuse(
                function.Id,
                ($"“{name}” đã là tên một hàm", $"'{name}' is already the name of a function"),
                ("đặt cho quy tắc một tên riêng", "give the rule a name of its own")
            );
        }

        scopes.Clear();
        scopes.Add(new HashSet<string>(StringComparer.Ordinal));
        foreach (var parameter in function.Parameters)
        {
            Count(parameter, 2);
            CheckName(parameter, isNew: true);
            Declare(parameter);
        }

        if (function.Defaults.Any() || function.Rest is not null || function.Generator)
        {
            Refuse(function, ("chỉ được dùng tham số thường", "only plain parameters are allowed"), null);
        }

        var before = nodes;
        CheckStatement(function.Body, 2);
        size = size with { Nodes = size.Nodes + nodes - before, Depth = size.Depth + 1 };
        if (size.Depth > LanguageLimits.RuleCallDepth)
        {
            TooBig(
                function.Id,
                (
                    $"các quy tắc gọi nhau sâu hơn {LanguageLimits.RuleCallDepth} lớp",
                    $"rules call each other more than {LanguageLimits.RuleCallDepth} deep"
                )
            );
        }

        if (size.Nodes > LanguageLimits.RuleExpandedNodes)
        {
            TooBig(
                function.Id,
                (
                    $"tính cả các quy tắc được gọi thì quy tắc có {size.Nodes} thành phần; nhiều nhất {LanguageLimits.RuleExpandedNodes}",
                    $"with every call written out the rule has {size.Nodes} parts; at most {LanguageLimits.RuleExpandedNodes}"
                )
            );
        }

        rules.TryAdd(name, size);
        if (!isRefused)
        {
            Accepted[name] = function.Parameters.Count();
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct RuleSize(int Nodes, int Depth);
}
