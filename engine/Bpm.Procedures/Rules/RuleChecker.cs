using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
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
    private readonly ImmutableDictionary<string, FormField> byId = fields
        .DistinctBy(f => f.Id)
        .ToImmutableDictionary(f => f.Id, StringComparer.Ordinal);
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
                    "only functions stand at the top of the rules",
                    "write 'function name() { return …; }'"
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
                "a condition is one expression",
                "for example 'form.area > 500'"
            );
            return null;
        }

        scopes.Clear();
        var expression = Check(statement.Expression, 1);
        if (KindOf(expression) is RuleKind.Number or RuleKind.Text)
        {
            Warn(statement.Expression, "a condition is yes or no; this is a value", "compare it: 'form.area > 0'");
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
            Refuse(function.Id, $"'{name}' is already the name of a function", "give the rule a name of its own");
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
            Refuse(function, "only plain parameters are allowed", null);
        }

        var before = nodes;
        CheckStatement(function.Body, 2);
        size = size with { Nodes = size.Nodes + nodes - before, Depth = size.Depth + 1 };
        if (size.Depth > LanguageLimits.RuleCallDepth)
        {
            TooBig(function.Id, $"rules call each other more than {LanguageLimits.RuleCallDepth} deep");
        }

        if (size.Nodes > LanguageLimits.RuleExpandedNodes)
        {
            TooBig(
                function.Id,
                $"with every call written out the rule has {size.Nodes} parts; at most {LanguageLimits.RuleExpandedNodes}"
            );
        }

        rules.TryAdd(name, size);
        if (!isRefused)
        {
            Accepted[name] = function.Parameters.Count();
        }
    }

    private void CheckStatement(Statement statement, int depth)
    {
        if (!Count(statement, depth))
        {
            return;
        }

        switch (statement)
        {
            case EmptyStatement:
                break;
            case BlockStatement block:
                scopes.Add(new HashSet<string>(StringComparer.Ordinal));
                foreach (var inner in block.Body)
                {
                    CheckStatement(inner, depth + 1);
                }

                scopes.RemoveAt(scopes.Count - 1);
                break;
            case IfStatement branch:
                branch.Test = Check(branch.Test, depth + 1);
                CheckStatement(branch.Consequent, depth + 1);
                if (branch.Alternate is not null)
                {
                    // 'else if' reads as a list, so it does not count as depth.
                    CheckStatement(branch.Alternate, branch.Alternate is IfStatement ? depth : depth + 1);
                }

                break;
            case ReturnStatement { Argument: null }:
                Refuse(statement, "'return' needs a value", null);
                break;
            case ReturnStatement result:
                result.Argument = Check(result.Argument, depth + 1);
                break;
            case VariableDeclaration { Kind: "var" } variables:
                foreach (var variable in variables.Declarations)
                {
                    Count(variable, depth + 1);
                    if (variable.Init is null)
                    {
                        Refuse(variable.Id, "a variable needs its value at once", "write 'var name = …;'");
                    }
                    else
                    {
                        variable.Init = Check(variable.Init, depth + 1);
                    }

                    CheckName(variable.Id, isNew: true);
                    Declare(variable.Id);
                }

                break;
            case FunctionDeclaration function:
                Refuse(function, "a function inside a function is not allowed", "write it at the top");
                break;
            default:
                Refuse(statement, $"{Describe(statement)} is not allowed in a rule", StatementHint(statement));
                break;
        }
    }

    private Expression Check(Expression expression, int depth)
    {
        if (!Count(expression, depth))
        {
            return expression;
        }

        switch (expression)
        {
            case Literal literal:
                CheckLiteral(literal);
                return literal;
            case Identifier identifier:
                CheckName(identifier, isNew: false);
                CheckKnown(identifier);
                return identifier;
            case MemberExpression member:
                CheckMember(member);
                return member;
            case LogicalExpression logical:
                logical.Left = Check(logical.Left, depth + 1);
                logical.Right = Check(logical.Right, depth + 1);
                return logical;
            case ConditionalExpression conditional:
                conditional.Test = Check(conditional.Test, depth + 1);
                conditional.Consequent = Check(conditional.Consequent, depth + 1);
                conditional.Alternate = Check(conditional.Alternate, depth + 1);
                return conditional;
            case UpdateExpression update:
                Refuse(update, "'++' and '--' change a variable, which is not allowed", "compute a new value");
                return update;
            case UnaryExpression { Operator: UnaryOperator.LogicalNot or UnaryOperator.Minus } unary:
                unary.Argument = Check(unary.Argument, depth + 1);
                return unary;
            case BinaryExpression binary:
                return CheckBinary(binary, depth);
            case CallExpression call:
                return CheckCall(call, depth);
            default:
                Refuse(expression, $"{Describe(expression)} is not allowed in a rule", null);
                return expression;
        }
    }

    private Expression CheckBinary(BinaryExpression binary, int depth)
    {
        binary.Left = Check(binary.Left, depth + 1);
        binary.Right = Check(binary.Right, depth + 1);
        switch (binary.Operator)
        {
            case BinaryOperator.Plus:
                return OwnCall(binary, Add, binary.Left, binary.Right);
            case BinaryOperator.Divide:
                return OwnCall(binary, Divide, binary.Left, binary.Right);
            case BinaryOperator.Modulo:
                return OwnCall(binary, Modulo, binary.Left, binary.Right);
            case BinaryOperator.Equal
            or BinaryOperator.NotEqual
            or BinaryOperator.StrictlyEqual
            or BinaryOperator.StricltyNotEqual:
            case BinaryOperator.Less
            or BinaryOperator.LessOrEqual
            or BinaryOperator.Greater
            or BinaryOperator.GreaterOrEqual:
                CheckComparison(binary);
                return binary;
            case BinaryOperator.Minus or BinaryOperator.Times:
                return binary;
            default:
                Refuse(
                    binary,
                    "this operator is not allowed in a rule",
                    "arithmetic, comparisons, && || ! and ? : are"
                );
                return binary;
        }
    }

    private CallExpression CheckCall(CallExpression call, int depth)
    {
        if (call.Callee is not Identifier callee)
        {
            Refuse(
                call.Callee,
                "only functions of the list and earlier rules can be called",
                "rules have no methods; see rules.md for the functions"
            );
            return call;
        }

        Count(callee, depth + 1);
        CheckName(callee, isNew: false);
        var function = RuleFunctions.Find(callee.Name);
        if (function is null && !rules.ContainsKey(callee.Name))
        {
            string[] known = [.. RuleFunctions.All.Select(f => f.Name), .. rules.Keys];
            Finding(
                Codes.RuleUnknownName,
                callee,
                $"there is no function '{callee.Name}' (a rule can call only rules above it)",
                DidYouMean.Hint(callee.Name, known, "functions")
            );
            return call;
        }

        if (function?.Name == "given")
        {
            return CheckGiven(call);
        }

        for (var i = 0; i < call.Arguments.Count; i++)
        {
            call.Arguments[i] =
                function is not null && call.Arguments[i] is ArrayExpression list
                    ? CheckList(list, depth + 1)
                    : Check(call.Arguments[i], depth + 1);
        }

        CheckArguments(call, callee, function);
        if (rules.TryGetValue(callee.Name, out var called))
        {
            size = new RuleSize(size.Nodes + called.Nodes, Math.Max(size.Depth, called.Depth));
        }

        call.CanBeCached = false;
        return call;
    }

    private void CheckArguments(CallExpression call, Identifier callee, RuleFunction? function)
    {
        var (min, max) = function is null
            ? (Accepted.GetValueOrDefault(callee.Name), Accepted.GetValueOrDefault(callee.Name))
            : (function.MinArguments, function.MaxArguments);
        if (call.Arguments.Count < min || call.Arguments.Count > max)
        {
            Refuse(
                callee,
                $"'{callee.Name}' takes {(min == max ? $"{min}" : $"{min} to {max}")} values, not {call.Arguments.Count}",
                function?.Signature
            );
        }

        if (function?.Name == "matches" && call.Arguments.Count == 2)
        {
            if (call.Arguments[1] is not Literal { Value: string pattern })
            {
                Refuse(call.Arguments[1], "a pattern is written out as a text", "matches(form.code, \"[0-9]{6}\")");
            }
            else if (SafePattern.Problem(pattern) is { } problem)
            {
                Refuse(call.Arguments[1], problem, null);
            }
        }
    }

    private ArrayExpression CheckList(ArrayExpression list, int depth)
    {
        Count(list, depth);
        var items = list.Elements.ToList();
        if (items.Count > LanguageLimits.RuleArray)
        {
            TooBig(list, $"a list has at most {LanguageLimits.RuleArray} values");
        }

        for (var i = 0; i < items.Count && !isRefused; i++)
        {
            if (items[i] is null)
            {
                Refuse(list, "a list has a hole", "write every value");
                break;
            }

            items[i] = Check(items[i], depth + 1);
        }

        list.Elements = items;
        return list;
    }

    // given(form.x) asks about a fact without reading it, so it becomes a call with the field's name.
    private CallExpression CheckGiven(CallExpression call)
    {
        if (call.Arguments is not [MemberExpression member])
        {
            Refuse(call, "'given' takes one form field", "given(form.area)");
            return call;
        }

        CheckMember(member);
        return OwnCall(
            call,
            Given,
            new Literal
            {
                Type = SyntaxNodes.Literal,
                Value = (member.Property as Identifier)?.Name ?? "",
                Location = member.Location,
            }
        );
    }

    private void CheckMember(MemberExpression member)
    {
        if (member is not { Object: Identifier { Name: Facts }, Computed: false, Property: Identifier property })
        {
            Refuse(
                member,
                member.Computed ? "a member in [ ] is not allowed" : "only form.<field> has members",
                "name the field: form.area"
            );
            return;
        }

        CheckName(property, isNew: false);
        if (!byId.ContainsKey(property.Name))
        {
            Finding(
                Codes.RuleUnknownName,
                property,
                $"the form has no field '{property.Name}'",
                DidYouMean.Hint(property.Name, [.. byId.Keys], "fields")
            );
        }
    }

    private void CheckKnown(Identifier identifier)
    {
        if (scopes.Exists(s => s.Contains(identifier.Name)))
        {
            return;
        }

        var hint =
            byId.ContainsKey(identifier.Name) ? $"write form.{identifier.Name}"
            : rules.ContainsKey(identifier.Name) || RuleFunctions.Find(identifier.Name) is not null
                ? $"call it: {identifier.Name}(…)"
            : DidYouMean.Hint(identifier.Name, [.. scopes.SelectMany(s => s)], "names");
        Finding(Codes.RuleUnknownName, identifier, $"there is no '{identifier.Name}' here", hint);
    }

    private void CheckLiteral(Literal literal)
    {
        if (literal.Type != SyntaxNodes.Literal || literal.Value is not (null or bool or double or string))
        {
            Refuse(literal, "this literal is not allowed in a rule", "for patterns use matches(text, \"pattern\")");
        }
        else if (literal.Value is null)
        {
            Refuse(
                literal,
                "'null' is not a value of a rule",
                "use given(form.field) to ask whether a field was answered"
            );
        }
        else if (literal.Value is string { Length: > LanguageLimits.RuleTextResult })
        {
            TooBig(literal, "the text is too long");
        }
        else if (literal.Value is double number && !double.IsFinite(number))
        {
            Refuse(literal, "the number is too large", null);
        }
    }

    // A name written with an escape would not look like what it means; '$' is ours.
    private void CheckName(Identifier identifier, bool isNew)
    {
        var name = identifier.Name;
        var index = IndexOf(identifier);
        if (index < 0 || string.CompareOrdinal(text, index, name, 0, name.Length) != 0)
        {
            Refuse(identifier, "a name with an escape in it is not allowed", "write the letters themselves");
        }
        else if (!name.All(char.IsAsciiLetterOrDigit))
        {
            Refuse(
                identifier,
                $"'{name}' is not a name that rules may use",
                "ASCII letters and digits, beginning with a letter"
            );
        }
        else if (name is "eval" or "arguments" || (isNew && name is "undefined" or "NaN" or "Infinity"))
        {
            Refuse(identifier, $"'{name}' is not allowed in a rule", null);
        }
    }

    private void Declare(Identifier identifier)
    {
        var name = identifier.Name;
        if (
            name == Facts
            || scopes.Exists(s => s.Contains(name))
            || RuleFunctions.Find(name) is not null
            || rules.ContainsKey(name)
        )
        {
            Refuse(identifier, $"'{name}' already has a value", "every name gets its value once");
        }

        scopes[^1].Add(name);
    }

    private bool Count(SyntaxNode node, int depth)
    {
        if (++nodes > LanguageLimits.RuleNodes)
        {
            TooBig(node, $"the rules have more than {LanguageLimits.RuleNodes} parts");
            return false;
        }

        if (depth > LanguageLimits.RuleDepth)
        {
            TooBig(node, $"the rule is nested more than {LanguageLimits.RuleDepth} deep");
            return false;
        }

        return true;
    }

    private static CallExpression OwnCall(Expression at, string name, params Expression[] arguments) =>
        new()
        {
            Type = SyntaxNodes.CallExpression,
            Callee = new Identifier
            {
                Type = SyntaxNodes.Identifier,
                Name = name,
                Location = at.Location,
            },
            Arguments = [.. arguments],
            Location = at.Location,
            CanBeCached = false,
        };

    private int IndexOf(SyntaxNode node)
    {
        var (line, column) = node.Location is null ? (1, 0) : (node.Location.Start.Line, node.Location.Start.Column);
        var index = 0;
        for (var i = 1; i < line; i++)
        {
            index = text.IndexOf('\n', index) + 1;
            if (index == 0)
            {
                return -1;
            }
        }

        return index + column <= text.Length ? index + column : -1;
    }

    private void TooBig(SyntaxNode node, string message) =>
        Finding(Codes.RuleTooBig, node, message, "split it into several rules");

    private void Refuse(SyntaxNode node, string message, string? hint) =>
        Finding(Codes.RuleNotAllowed, node, message, hint);

    private void Warn(SyntaxNode node, string message, string? hint) =>
        findings.Add(Codes.RuleSurprises, PlaceOf(node), WidthOf(node), message, hint);

    private void Finding(DiagnosticCode code, SyntaxNode node, string message, string? hint)
    {
        isRefused = true;
        findings.Add(code, PlaceOf(node), WidthOf(node), message, hint);
    }

    private Position PlaceOf(SyntaxNode node) =>
        node.Location is null ? start : RuleParser.Place(start, node.Location.Start.Line, node.Location.Start.Column);

    private static int WidthOf(SyntaxNode node) =>
        node.Location is { } place && place.End.Line == place.Start.Line
            ? Math.Max(1, place.End.Column - place.Start.Column)
            : 1;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct RuleSize(int Nodes, int Depth);
}
