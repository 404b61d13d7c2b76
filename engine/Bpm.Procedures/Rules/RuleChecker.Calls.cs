using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;
using Jint.Parser.Ast;

namespace Bpm.Procedures.Rules;

/// <content>Calls of listed functions and of earlier rules, and the lists that they take.</content>
internal sealed partial class RuleChecker
{
    private CallExpression CheckCall(CallExpression call, int depth)
    {
        if (call.Callee is not Identifier callee)
        {
            Refuse(
                call.Callee,
                (
                    "chỉ gọi được các hàm trong danh sách và quy tắc viết trước đó",
                    "only functions of the list and earlier rules can be called"
                ),
                (
                    "quy tắc không có phương thức; xem các hàm trong rules.md",
                    "rules have no methods; see rules.md for the functions"
                )
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
                (
                    $"không có hàm “{callee.Name}” (quy tắc chỉ gọi được quy tắc viết phía trên)",
                    $"there is no function '{callee.Name}' (a rule can call only rules above it)"
                ),
                DidYouMean.Hint(callee.Name, known, ("hàm", "functions"))
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
                (
                    $"“{callee.Name}” nhận {(min == max ? $"{min}" : $"{min} đến {max}")} giá trị, không phải {call.Arguments.Count}",
                    $"'{callee.Name}' takes {(min == max ? $"{min}" : $"{min} to {max}")} values, not {call.Arguments.Count}"
                ),
                function is null ? null : Said.Same(function.Signature)
            );
        }

        if (function?.Name == "matches" && call.Arguments.Count == 2)
        {
            if (call.Arguments[1] is not Literal { Value: string pattern })
            {
                Refuse(
                    call.Arguments[1],
                    ("mẫu so khớp phải ghi thẳng thành văn bản", "a pattern is written out as a text"),
                    Said.Same("matches(form.code, \"[0-9]{6}\")")
                );
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
            TooBig(
                list,
                (
                    $"một danh sách có nhiều nhất {LanguageLimits.RuleArray} giá trị",
                    $"a list has at most {LanguageLimits.RuleArray} values"
                )
            );
        }

        for (var i = 0; i < items.Count && !isRefused; i++)
        {
            if (items[i] is null)
            {
                Refuse(
                    list,
                    ("danh sách có chỗ trống", "a list has a hole"),
                    ("ghi đủ mọi giá trị", "write every value")
                );
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
            Refuse(
                call,
                ("“given” nhận một trường của biểu mẫu", "'given' takes one form field"),
                Said.Same("given(form.area)")
            );
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
}
