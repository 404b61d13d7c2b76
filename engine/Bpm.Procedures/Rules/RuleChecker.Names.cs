using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>Names: what may be one, and that each gets its value once.</content>
internal sealed partial class RuleChecker
{
    // A name written with an escape would not look like what it means; '$' is ours.
    private void CheckName(Identifier identifier, bool isNew)
    {
        var name = identifier.Name;
        var index = IndexOf(identifier);
        if (index < 0 || string.CompareOrdinal(text, index, name, 0, name.Length) != 0)
        {
            Refuse(
                identifier,
                ("không được viết tên bằng ký tự thoát (escape)", "a name with an escape in it is not allowed"),
                ("ghi thẳng chữ cái", "write the letters themselves")
            );
        }
        else if (!name.All(char.IsAsciiLetterOrDigit))
        {
            Refuse(
                identifier,
                ($"quy tắc không dùng được tên “{name}”", $"'{name}' is not a name that rules may use"),
                ("chữ không dấu và chữ số, bắt đầu bằng chữ", "ASCII letters and digits, beginning with a letter")
            );
        }
        else if (name is "eval" or "arguments" || (isNew && name is "undefined" or "NaN" or "Infinity"))
        {
            Refuse(identifier, ($"không được dùng “{name}” trong quy tắc", $"'{name}' is not allowed in a rule"), null);
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
            Refuse(
                identifier,
                ($"“{name}” đã có giá trị", $"'{name}' already has a value"),
                ("mỗi tên chỉ nhận giá trị một lần", "every name gets its value once")
            );
        }

        scopes[^1].Add(name);
    }

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
}
