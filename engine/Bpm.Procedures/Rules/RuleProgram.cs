using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using Jint.Parser;
using Jint.Parser.Ast;
using Position = Bpm.Procedures.Reading.Position;

namespace Bpm.Procedures.Rules;

/// <summary>Rules of one procedure, accepted by the allow-list and ready to run (rules.md). Safe for many threads.</summary>
public sealed class RuleProgram
{
    public static readonly RuleProgram None = new();

    private readonly Program program;
    private readonly Dictionary<string, int> rules;
    private readonly Dictionary<string, string> conditions;

    private RuleProgram()
        : this([], [], []) { }

    private RuleProgram(
        List<FunctionDeclaration> functions,
        Dictionary<string, int> rules,
        Dictionary<string, string> conditions
    )
    {
        program = new JavaScriptParser().Parse("");
        program.Body = [.. functions];
        program.FunctionDeclarations = [.. functions];
        (this.rules, this.conditions) = (rules, conditions);
    }

    /// <summary>Names of the accepted rules, with their number of parameters.</summary>
    public IReadOnlyDictionary<string, int> Rules => rules;

    /// <summary>Whether every rule of the text was accepted; else a missing rule may be one with a finding of its own.</summary>
    public bool IsComplete { get; private init; } = true;

    /// <summary>Accepts the rules and every condition of a procedure; what is refused becomes a finding at its place.</summary>
    public static RuleProgram Compile(Procedure procedure, Findings findings, ProcedureSource source)
    {
        ImmutableArray<(string, Position)> texts = [.. Conditions.Of(procedure, source)];
        return procedure.Rules is null && texts.IsEmpty
            ? None
            : Compile(procedure.Rules, texts, procedure.Form, findings);
    }

    /// <summary>Accepts a rules text and conditions over a form.</summary>
    public static RuleProgram Compile(
        RuleText? rules,
        IReadOnlyList<(string Text, Position Position)> texts,
        ImmutableArray<FormField> form,
        Findings findings
    )
    {
        var checker = new RuleChecker(form, findings);
        List<FunctionDeclaration> functions = rules is null ? [] : checker.CheckRules(rules.Text, rules.Position);
        var isComplete = checker.IsComplete;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (text, position) in texts)
        {
            if (checker.CheckCondition(text, position) is { } expression && !names.ContainsKey(text))
            {
                var name = $"$when{names.Count}";
                functions.Add(Function(name, expression));
                names[text] = name;
            }
        }

        return new RuleProgram(functions, checker.Accepted, names) { IsComplete = isComplete };
    }

    /// <summary>Runs the rule of that name over the form's facts.</summary>
    /// <param name="calendar">What working days are counted by; a rule that asks without one is stopped.</param>
    public RuleResult Call(
        string rule,
        IReadOnlyDictionary<string, FactValue> form,
        WorkingCalendar? calendar = null
    ) =>
        rules.TryGetValue(rule, out var parameters) && parameters == 0
            ? RuleEvaluator.Run(this, program, rule, form, calendar)
            : new RuleResult(
                null,
                RuleProblem.RuleUnknown,
                ($"không có quy tắc “{rule}” không tham số", $"there is no rule '{rule}' without parameters")
            );

    /// <summary>Runs a rule that gives money: whole đồng, not below zero.</summary>
    public RuleResult CallMoney(
        string rule,
        IReadOnlyDictionary<string, FactValue> form,
        WorkingCalendar? calendar = null
    )
    {
        var result = Call(rule, form, calendar);
        return result.Value switch
        {
            null => result,
            FactValue.Number { Value: >= 0 and var amount } when amount == decimal.Truncate(amount) => result,
            FactValue.Number { Value: var amount } => new RuleResult(
                null,
                RuleProblem.MoneyNotWhole,
                ($"{amount} không phải là số đồng chẵn", $"{amount} is no whole amount of đồng")
            ),
            _ => new RuleResult(
                null,
                RuleProblem.WrongKind,
                ("quy tắc không cho ra số tiền", "the rule gives no amount")
            ),
        };
    }

    /// <summary>Evaluates a condition such as <c>form.remote</c> or <c>form.area &gt; 500</c>; it was checked when read.</summary>
    public RuleResult Test(
        string condition,
        IReadOnlyDictionary<string, FactValue> form,
        WorkingCalendar? calendar = null
    )
    {
        if (!conditions.TryGetValue(condition, out var name))
        {
            return new RuleResult(
                null,
                RuleProblem.RuleUnknown,
                (
                    $"thủ tục không có điều kiện “{condition}”",
                    $"the condition '{condition}' is not one of this procedure"
                )
            );
        }

        var result = RuleEvaluator.Run(this, program, name, form, calendar);
        return result.Value is null or FactValue.YesNo
            ? result
            : new RuleResult(
                null,
                RuleProblem.NotYesOrNo,
                ($"“{condition}” không trả lời có hay không", $"'{condition}' is not yes or no")
            );
    }

    // A function around an expression that was checked on its own, so that no text can reach outside it.
    private static FunctionDeclaration Function(string name, Expression expression)
    {
        var function = (FunctionDeclaration)
            new JavaScriptParser().Parse($"function {name}() {{ return 0; }}").Body.First();
        ((ReturnStatement)((BlockStatement)function.Body).Body.First()).Argument = expression;
        return function;
    }
}

/// <summary>A value, or the reason why there is none: an absent fact, money that is not whole, a budget spent.</summary>
/// <param name="ProblemCode">One of <see cref="RuleProblem"/>, stable.</param>
/// <param name="Problem">Half a sentence; the engine makes it an incident.</param>
public sealed record RuleResult(FactValue? Value, string? ProblemCode, Said? Problem);
