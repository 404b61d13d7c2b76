using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>Expressions: operators, facts and literals.</content>
internal sealed partial class RuleChecker
{
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
}
