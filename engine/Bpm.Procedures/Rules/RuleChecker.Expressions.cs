using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;
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
                Refuse(
                    update,
                    (
                        "“++” và “--” làm thay đổi biến, không được phép",
                        "'++' and '--' change a variable, which is not allowed"
                    ),
                    ("tính ra một giá trị mới", "compute a new value")
                );
                return update;
            case UnaryExpression { Operator: UnaryOperator.LogicalNot or UnaryOperator.Minus } unary:
                unary.Argument = Check(unary.Argument, depth + 1);
                return unary;
            case BinaryExpression binary:
                return CheckBinary(binary, depth);
            case CallExpression call:
                return CheckCall(call, depth);
            default:
                Refuse(
                    expression,
                    (
                        $"không được dùng {Describe(expression).Vi} trong quy tắc",
                        $"{Describe(expression).En} is not allowed in a rule"
                    ),
                    null
                );
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
                    ("không được dùng phép toán này trong quy tắc", "this operator is not allowed in a rule"),
                    (
                        "dùng được phép tính số học, so sánh, && || ! và ? :",
                        "arithmetic, comparisons, && || ! and ? : are"
                    )
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
                member.Computed
                    ? ("không được dùng thành phần trong [ ]", "a member in [ ] is not allowed")
                    : ("chỉ viết được form.<trường>", "only form.<field> has members"),
                ("ghi tên trường: form.area", "name the field: form.area")
            );
            return;
        }

        CheckName(property, isNew: false);
        if (!byId.ContainsKey(property.Name))
        {
            Finding(
                Codes.RuleUnknownName,
                property,
                ($"biểu mẫu không có trường “{property.Name}”", $"the form has no field '{property.Name}'"),
                DidYouMean.Hint(property.Name, [.. byId.Keys], ("trường", "fields"))
            );
        }
    }

    private void CheckKnown(Identifier identifier)
    {
        if (scopes.Exists(s => s.Contains(identifier.Name)))
        {
            return;
        }

        Said? hint =
            byId.ContainsKey(identifier.Name) ? ($"ghi form.{identifier.Name}", $"write form.{identifier.Name}")
            : rules.ContainsKey(identifier.Name) || RuleFunctions.Find(identifier.Name) is not null
                ? ($"gọi hàm: {identifier.Name}(…)", $"call it: {identifier.Name}(…)")
            : DidYouMean.Hint(identifier.Name, [.. scopes.SelectMany(s => s)], ("tên", "names"));
        Finding(
            Codes.RuleUnknownName,
            identifier,
            ($"ở đây không có “{identifier.Name}”", $"there is no '{identifier.Name}' here"),
            hint
        );
    }

    private void CheckLiteral(Literal literal)
    {
        if (literal.Type != SyntaxNodes.Literal || literal.Value is not (null or bool or double or string))
        {
            Refuse(
                literal,
                ("không được dùng giá trị viết như vậy trong quy tắc", "this literal is not allowed in a rule"),
                ("để so khớp mẫu hãy dùng matches(văn-bản, \"mẫu\")", "for patterns use matches(text, \"pattern\")")
            );
        }
        else if (literal.Value is null)
        {
            Refuse(
                literal,
                ("“null” không phải là giá trị trong quy tắc", "'null' is not a value of a rule"),
                (
                    "dùng given(form.trường) để hỏi trường đã được trả lời chưa",
                    "use given(form.field) to ask whether a field was answered"
                )
            );
        }
        else if (literal.Value is string { Length: > LanguageLimits.RuleTextResult })
        {
            TooBig(literal, ("văn bản quá dài", "the text is too long"));
        }
        else if (literal.Value is double number && !double.IsFinite(number))
        {
            Refuse(literal, ("số quá lớn", "the number is too large"), null);
        }
    }
}
