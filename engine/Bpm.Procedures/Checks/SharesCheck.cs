using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Checks;

/// <summary>Shares belong to same-day procedures, and together they fit one day.</summary>
internal static class SharesCheck
{
    public static void Run(CheckContext context)
    {
        var shares = context.Steps.Where(s => s.ShareMinutes is not null).ToList();
        if (shares.Count == 0)
        {
            return;
        }

        if (context.Procedure.Limit.Statutory is not { Unit: TermUnit.SameDay })
        {
            var first = shares[0];
            context.At(
                Codes.SharesOverDay,
                first.Position,
                ["share"],
                (
                    "“share” chỉ dùng cho thủ tục có thời hạn trong ngày (same day)",
                    "shares are for procedures with the limit 'same day'"
                ),
                ("thay bằng “within: …”", "write 'within: …' instead")
            );
            return;
        }

        var sum = shares.Sum(s => (long)s.ShareMinutes!.Value);
        if (sum > context.DayLength)
        {
            Said parts = (Parts(Language.Vietnamese), Parts(Language.English));
            context.At(
                Codes.SharesOverDay,
                shares[^1].Position,
                ["share"],
                (
                    $"các phần cộng lại dài hơn một ngày: {parts.Vi} = {TimeCheck.Hours(sum).Vi} > {TimeCheck.Hours(context.DayLength).Vi}",
                    $"the shares take longer than the day: {parts.En} = {TimeCheck.Hours(sum).En} > {TimeCheck.Hours(context.DayLength).En}"
                ),
                ("rút ngắn một phần", "shorten a share")
            );
        }

        string Parts(Language language) =>
            string.Join(" + ", shares.Select(s => $"{s.Id} {TimeCheck.Hours(s.ShareMinutes!.Value).In(language)}"));
    }
}
