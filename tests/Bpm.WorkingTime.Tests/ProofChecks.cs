namespace Bpm.WorkingTime.Tests;

/// <summary>Re-adds a proof with nothing but its lines and the calendar's count.</summary>
internal static class ProofChecks
{
    public static void AddsUp(ClockReading reading, ClockFacts facts, WorkingCalendar calendar, string what)
    {
        var proof = reading.Proof;
        long total = 0;
        for (var i = 0; i < proof.Lines.Count; i++)
        {
            var line = proof.Lines[i];
            Check(line.From < line.To, "a line is empty", what);
            Check(i == 0 || proof.Lines[i - 1].To <= line.From, "lines overlap or are out of order", what);
            Check(line.Minutes == calendar.Count(line.From, line.To), "a line's minutes aren't the calendar's", what);
            total += line.Kind is ProofKind.Counted or ProofKind.Remaining ? line.Minutes : 0;
            Check(line.RunningTotal == total, "a running total is wrong", what);
        }

        long Sum(ProofKind kind) => proof.Lines.Where(line => line.Kind == kind).Sum(line => line.Minutes);
        Check(Sum(ProofKind.Counted) == reading.UsedMinutes, "the counted lines aren't the used minutes", what);
        Check(
            Sum(ProofKind.Remaining) == Math.Max(reading.RemainingMinutes, 0),
            "the remaining lines aren't what is left",
            what
        );
        Check(proof.TotalMinutes == total, "the total isn't the sum", what);
        Check(proof.Due == reading.Due, "the proof leads to another due", what);

        // Every counted minute between the start and the last line stands in exactly one line.
        if (proof.Lines.Count > 0)
        {
            var all = proof.Lines.Sum(line => line.Minutes);
            Check(all == calendar.Count(facts.Start, proof.Lines[^1].To), "a counted minute is missing", what);
        }
    }

    private static void Check(bool isTrue, string fault, string what)
    {
        if (!isTrue)
        {
            throw new ShouldAssertException($"{fault}: {what}");
        }
    }
}
