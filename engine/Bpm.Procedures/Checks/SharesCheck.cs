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
                "shares are for procedures with the limit 'same day'",
                "write 'within: …' instead"
            );
            return;
        }

        var sum = shares.Sum(s => (long)s.ShareMinutes!.Value);
        if (sum > context.DayLength)
        {
            var parts = string.Join(" + ", shares.Select(s => $"{s.Id} {Hours(s.ShareMinutes!.Value)}"));
            context.At(
                Codes.SharesOverDay,
                shares[^1].Position,
                ["share"],
                $"the shares take longer than the day: {parts} = {Hours(sum)} > {Hours(context.DayLength)}",
                "shorten a share"
            );
        }
    }

    private static string Hours(long minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60m:0.##} h");
}
