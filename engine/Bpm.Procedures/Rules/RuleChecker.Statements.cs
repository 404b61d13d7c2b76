using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>Statements: blocks, one value a variable, if and return.</content>
internal sealed partial class RuleChecker
{
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
                Refuse(statement, ("“return” phải kèm giá trị", "'return' needs a value"), null);
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
                        Refuse(
                            variable.Id,
                            ("biến phải có giá trị ngay khi khai báo", "a variable needs its value at once"),
                            ("ghi “var tên = …;”", "write 'var name = …;'")
                        );
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
                Refuse(
                    function,
                    ("không được viết hàm bên trong hàm", "a function inside a function is not allowed"),
                    ("viết ra ngoài cùng", "write it at the top")
                );
                break;
            default:
                Refuse(
                    statement,
                    (
                        $"không được dùng {Describe(statement).Vi} trong quy tắc",
                        $"{Describe(statement).En} is not allowed in a rule"
                    ),
                    StatementHint(statement)
                );
                break;
        }
    }
}
