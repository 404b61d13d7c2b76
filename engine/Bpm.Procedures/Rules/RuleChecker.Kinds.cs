using Bpm.Procedures.Text;
using Bpm.WorkingTime;
using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>What kinds of value meet in a comparison, as far as it can be told without running it.</content>
internal sealed partial class RuleChecker
{
    private void CheckComparison(BinaryExpression binary)
    {
        var (left, right) = (KindOf(binary.Left), KindOf(binary.Right));
        if (left != RuleKind.Unknown && right != RuleKind.Unknown && left != right)
        {
            Warn(
                binary.Right,
                (
                    $"so sánh {Word(left).Vi} với {Word(right).Vi}",
                    $"a {Word(left).En} is compared with a {Word(right).En}"
                ),
                ("chỉ so sánh các giá trị cùng loại", "compare values of one kind")
            );
        }

        WarnChoice(binary.Left, binary.Right);
        WarnChoice(binary.Right, binary.Left);
    }

    private void WarnChoice(Expression side, Expression value)
    {
        if (
            FieldOf(side) is { Type: FieldType.Choice, Choices: { IsEmpty: false } choices } field
            && value is Literal { Value: string answer }
            && !choices.Any(c => c.Value == answer)
        )
        {
            Warn(
                value,
                ($"trường “{field.Id}” không bao giờ là “{answer}”", $"'{field.Id}' is never '{answer}'"),
                DidYouMean.Hint(answer, [.. choices.Select(c => c.Value)], ("lựa chọn", "choices"))
            );
        }
    }

    private FormField? FieldOf(Expression expression) =>
        expression is MemberExpression { Object: Identifier { Name: Facts }, Property: Identifier { Name: var name } }
            ? byId.GetValueOrDefault(name)
            : null;

    private RuleKind KindOf(Expression expression) =>
        expression switch
        {
            Literal { Value: double } => RuleKind.Number,
            Literal { Value: string } => RuleKind.Text,
            Literal { Value: bool } => RuleKind.YesNo,
            MemberExpression => FieldOf(expression)?.Type switch
            {
                null => RuleKind.Unknown,
                FieldType.Number => RuleKind.Number,
                FieldType.YesNo => RuleKind.YesNo,
                _ => RuleKind.Text,
            },
            UnaryExpression { Operator: UnaryOperator.LogicalNot } => RuleKind.YesNo,
            UnaryExpression => RuleKind.Number,
            BinaryExpression { Operator: BinaryOperator.Minus or BinaryOperator.Times } => RuleKind.Number,
            BinaryExpression => RuleKind.YesNo,
            CallExpression { Callee: Identifier { Name: Divide or Modulo } } => RuleKind.Number,
            CallExpression { Callee: Identifier { Name: Given } } => RuleKind.YesNo,
            CallExpression { Callee: Identifier { Name: Add }, Arguments: [var a, var b] }
                when KindOf(a) == RuleKind.Text || KindOf(b) == RuleKind.Text => RuleKind.Text,
            CallExpression { Callee: Identifier { Name: var name } } => RuleFunctions.Find(name)?.Kind
                ?? RuleKind.Unknown,
            _ => RuleKind.Unknown,
        };

    private static Said Word(RuleKind kind) =>
        kind switch
        {
            RuleKind.Number => ("số", "number"),
            RuleKind.Text => ("văn bản", "text"),
            _ => ("có/không", "yes-no"),
        };
}
