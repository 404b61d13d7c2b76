using Bpm.WorkingTime;
using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>How refused parts of the language are called, and what to write instead.</content>
internal sealed partial class RuleChecker
{
    private static Said Describe(SyntaxNode node) =>
        node switch
        {
            ForStatement or ForInStatement or WhileStatement or DoWhileStatement => ("vòng lặp", "a loop"),
            ExpressionStatement { Expression: AssignmentExpression } or AssignmentExpression => (
                "phép gán",
                "an assignment"
            ),
            ExpressionStatement => ("biểu thức không có tác dụng", "an expression without effect"),
            VariableDeclaration variables => ($"“{variables.Kind}”", $"'{variables.Kind}'"),
            TryStatement => ("“try”", "'try'"),
            ThrowStatement => ("“throw”", "'throw'"),
            SwitchStatement => ("“switch”", "'switch'"),
            WithStatement => ("“with”", "'with'"),
            LabelledStatement => ("nhãn", "a label"),
            BreakStatement or ContinueStatement => ("“break” hay “continue”", "'break' or 'continue'"),
            NewExpression => ("“new”", "'new'"),
            ThisExpression => ("“this”", "'this'"),
            FunctionExpression => ("biểu thức hàm", "a function expression"),
            ObjectExpression => ("đối tượng viết trong { }", "an object literal"),
            ArrayExpression => ("danh sách ở ngoài giá trị của hàm", "a list outside a listed function's values"),
            SequenceExpression => ("dấu phẩy nối biểu thức", "the comma operator"),
            UnaryExpression => ("phép toán này", "this operator"),
            RegExpLiteral => ("biểu thức chính quy", "a regular expression"),
            _ => ("cách viết này", "this"),
        };

    private static Said? StatementHint(Statement statement) =>
        statement switch
        {
            ForStatement or ForInStatement or WhileStatement or DoWhileStatement => (
                "dùng steps(…) hoặc lookup(…)",
                "use steps(…) or lookup(…)"
            ),
            ExpressionStatement { Expression: AssignmentExpression } => (
                "ghi “var tên = …;” một lần",
                "write 'var name = …;' once"
            ),
            SwitchStatement => ("dùng if … else, hoặc lookup(…)", "use if … else, or lookup(…)"),
            VariableDeclaration => ("ghi “var”", "write 'var'"),
            _ => null,
        };
}
