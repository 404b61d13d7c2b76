using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Checks;

/// <summary>Grounds and legal values that a procedure names: there, in force, set, confirmed.</summary>
internal static class PoliciesCheck
{
    public static void Run(CheckContext context)
    {
        if (!context.World.HasPolicies)
        {
            return;
        }

        foreach (var plus in context.Procedure.Limit.Plus)
        {
            CheckValue(context, plus.Policy, plus.Position, ["policy"], needsTerm: true);
        }

        foreach (var step in context.Steps)
        {
            foreach (var action in step.Actions)
            {
                if (action.Pause is { } ground)
                {
                    CheckGround(context, ground, action.Position, "pause");
                }
            }

            if (step is WaitStep wait)
            {
                CheckGround(context, wait.Ground, wait.Position, "ground");
                if (wait.EndsByPolicy is { } policy)
                {
                    CheckValue(context, policy, wait.Position, ["ends-by", "policy"], needsTerm: true);
                }
                else if (context.Source.Find(wait.Position, "ends-by") is null)
                {
                    context.Findings.Add(
                        Codes.WaitWithoutEnd,
                        wait.Position,
                        (
                            $"việc chờ “{wait.Id}” không có điểm kết thúc: hồ sơ có thể chờ mãi",
                            $"'{wait.Id}' has no end: a dossier may wait in it for ever"
                        ),
                        ("thêm “ends-by: { policy: …, then: remind }”", "add 'ends-by: { policy: …, then: remind }'")
                    );
                }
            }
        }
    }

    private static void CheckGround(CheckContext context, string id, Position record, string key)
    {
        if (context.World.Policies.Ground(id) is not { } ground)
        {
            context.At(
                Codes.UnknownGround,
                record,
                [key],
                ($"không có lý do tạm dừng “{id}”", $"there is no pause ground '{id}'"),
                Known.Hint(id, context.World.Policies.Grounds.Select(g => g.Id), ("lý do tạm dừng", "grounds"))
            );
        }
        else if (!ground.Confirmed)
        {
            context.At(
                Codes.PolicyUnconfirmed,
                record,
                [key],
                ($"lý do tạm dừng “{id}” chưa được ai xác nhận", $"the ground '{id}' is not confirmed by anyone"),
                ($"căn cứ: {Short(ground.Basis)}", $"basis: {Short(ground.Basis)}")
            );
        }
    }

    private static void CheckValue(
        CheckContext context,
        string id,
        Position record,
        ReadOnlySpan<string> keys,
        bool needsTerm
    )
    {
        var values = context.World.Policies.Values.Where(v => v.Id == id).ToList();
        if (values.Count == 0)
        {
            context.At(
                Codes.UnknownPolicy,
                record,
                keys,
                ($"không có giá trị chính sách “{id}”", $"there is no policy value '{id}'"),
                Known.Hint(id, context.World.Policies.Values.Select(v => v.Id), ("giá trị chính sách", "policy values"))
            );
            return;
        }

        var day = context.Procedure.ReceivedFrom ?? context.World.Today;
        var value = day is { } date ? context.World.Policies.Value(id, date) : values.MaxBy(v => v.From);
        if (value is null)
        {
            context.At(
                Codes.NotInForce,
                record,
                keys,
                (
                    $"“{id}” có giá trị đầu tiên từ {values.Min(v => v.From):dd/MM/uuuu}, sau ngày thủ tục bắt đầu áp dụng",
                    $"'{id}' has its first value from {values.Min(v => v.From):uuuu-MM-dd}, after the procedure begins"
                ),
                null
            );
        }
        else if (value is { Term: null, Time: null, Count: null })
        {
            context.At(
                Codes.PolicyUnset,
                record,
                keys,
                ($"“{id}” chưa đặt: chưa có ai quyết định", $"'{id}' is unset: nobody has decided it yet"),
                ($"căn cứ: {Short(value.Basis)}", $"basis: {Short(value.Basis)}")
            );
        }
        else if (needsTerm && value.Term is null)
        {
            context.At(
                Codes.UnknownPolicy,
                record,
                keys,
                ($"“{id}” không phải là thời hạn", $"'{id}' is no term"),
                ("dùng giá trị chính sách có “term:”", "name a policy value with 'term:'")
            );
        }
        else if (!value.Confirmed)
        {
            context.At(
                Codes.PolicyUnconfirmed,
                record,
                keys,
                (
                    $"“{id}” ({value.Term?.ToVietnamese()}) chưa được ai xác nhận",
                    $"'{id}' ({value.Term}) is not confirmed by anyone"
                ),
                ($"căn cứ: {Short(value.Basis)}", $"basis: {Short(value.Basis)}")
            );
        }
    }

    private static string Short(string text) => text.Length <= 90 ? text : text[..89] + "…";
}
