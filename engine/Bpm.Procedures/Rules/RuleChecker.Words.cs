using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>How refused parts of the language are called, and what to write instead.</content>
internal sealed partial class RuleChecker
{
    private static string Describe(SyntaxNode node) =>
        node switch
        {
            ForStatement or ForInStatement or WhileStatement or DoWhileStatement => "a loop",
            ExpressionStatement { Expression: AssignmentExpression } or AssignmentExpression => "an assignment",
            ExpressionStatement => "an expression without effect",
            VariableDeclaration variables => $"'{variables.Kind}'",
            TryStatement => "'try'",
            ThrowStatement => "'throw'",
            SwitchStatement => "'switch'",
            WithStatement => "'with'",
            LabelledStatement => "a label",
            BreakStatement or ContinueStatement => "'break' or 'continue'",
            NewExpression => "'new'",
            ThisExpression => "'this'",
            FunctionExpression => "a function expression",
            ObjectExpression => "an object literal",
            ArrayExpression => "a list outside a listed function's values",
            SequenceExpression => "the comma operator",
            UnaryExpression => "this operator",
            RegExpLiteral => "a regular expression",
            _ => "this",
        };

    private static string? StatementHint(Statement statement) =>
        statement switch
        {
            ForStatement or ForInStatement or WhileStatement or DoWhileStatement => "use steps(…) or lookup(…)",
            ExpressionStatement { Expression: AssignmentExpression } => "write 'var name = …;' once",
            SwitchStatement => "use if … else, or lookup(…)",
            VariableDeclaration => "write 'var'",
            _ => null,
        };
}
