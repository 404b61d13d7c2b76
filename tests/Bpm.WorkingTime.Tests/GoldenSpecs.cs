using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>The worked examples that screens and officers are shown.</summary>
public sealed class GoldenSpecs
{
    private static readonly LocalDateTime s_now = Parse.Moment("2026-11-20T15:00");

    private static readonly ClockFacts s_dossier = new()
    {
        Start = Parse.Moment("2026-11-12T09:10"),
        Term = Term.OfWorkingDays(5),
        Rule = StartRule.Moment,
        Pauses =
        [
            new(
                Parse.Moment("2026-11-16T10:00"),
                Parse.Moment("2026-11-18T14:00"),
                "supplement",
                "phiếu 12/YCBS",
                PauseEffect.Resume
            ),
        ],
    };

    [Fact]
    public void G1_same_clock_time_falls_due_on_Monday_at_11_10()
    {
        var reading = Clock.Read(s_dossier, TestCalendars.VnOffice, s_now);

        reading.Due.ShouldBe(Parse.Moment("2026-11-23T11:10"));
        reading.OriginalDue.ShouldBe(Parse.Moment("2026-11-19T09:10"));
        reading.AllowanceMinutes.ShouldBe(2400);
        reading.UsedMinutes.ShouldBe((33 * 60) + 50);
        reading.RemainingMinutes.ShouldBe((6 * 60) + 10);
        reading.State.ShouldBe(ClockState.Running);
        reading.Verdict.ShouldBeNull();
        reading.Provisional.ShouldBeFalse();
        DurationText.Remaining(reading.RemainingMinutes, 480, Language.Vietnamese).ShouldBe("Còn 6 giờ 10 phút");
    }

    [Fact]
    public void G1_proof_is_the_table_of_the_screen()
    {
        string[] expected =
        [
            "2026-11-12T09:10 2026-11-12T17:30 Counted 380 380 start",
            "2026-11-13T07:30 2026-11-13T17:30 Counted 480 860 whole-day",
            "2026-11-14T00:00 2026-11-16T00:00 Off 0 860 weekend",
            "2026-11-16T07:30 2026-11-16T10:00 Counted 150 1010 until-pause",
            "2026-11-16T10:00 2026-11-18T14:00 Paused 1080 1010 pause",
            "2026-11-18T14:00 2026-11-18T17:30 Counted 210 1220 resumed",
            "2026-11-19T07:30 2026-11-19T17:30 Counted 480 1700 whole-day",
            "2026-11-20T07:30 2026-11-20T15:00 Counted 330 2030 until-now",
            "2026-11-20T15:00 2026-11-20T17:30 Remaining 150 2180 part-day",
            "2026-11-21T00:00 2026-11-23T00:00 Off 0 2180 weekend",
            "2026-11-23T07:30 2026-11-23T11:10 Remaining 220 2400 due",
        ];

        var proof = Clock.Read(s_dossier, TestCalendars.VnOffice, s_now).Proof;

        Lines(proof).ShouldBe(expected);
        proof.TotalMinutes.ShouldBe(2400);
        (proof.Lines[4].Detail, proof.Lines[4].Basis).ShouldBe(("supplement", "phiếu 12/YCBS"));
    }

    [Fact]
    public void G1a_end_of_working_day_falls_due_on_Tuesday_at_the_close()
    {
        var reading = Clock.Read(s_dossier with { Rule = StartRule.NextWorkingDay }, TestCalendars.VnOffice, s_now);

        reading.Due.ShouldBe(Parse.Moment("2026-11-24T17:30"));
        reading.OriginalDue.ShouldBe(Parse.Moment("2026-11-19T17:30"));
        reading.AllowanceMinutes.ShouldBe(2400);
        reading.UsedMinutes.ShouldBe(480 + 480 + 330);
        reading.Provisional.ShouldBeTrue("24/11/2026 awaits a decision");
    }

    [Fact]
    public void G1a_proof_names_the_date_of_receipt_and_the_dates_of_the_pause()
    {
        string[] expected =
        [
            "2026-11-12T09:10 2026-11-12T17:30 NotCharged 380 0 receipt-date",
            "2026-11-13T07:30 2026-11-13T17:30 Counted 480 480 whole-day",
            "2026-11-14T00:00 2026-11-16T00:00 Off 0 480 weekend",
            "2026-11-16T07:30 2026-11-16T17:30 NotCharged 480 480 pause",
            "2026-11-17T07:30 2026-11-17T17:30 NotCharged 480 480 pause",
            "2026-11-18T07:30 2026-11-18T17:30 NotCharged 480 480 pause",
            "2026-11-19T07:30 2026-11-19T17:30 Counted 480 960 whole-day",
            "2026-11-20T07:30 2026-11-20T15:00 Counted 330 1290 until-now",
            "2026-11-20T15:00 2026-11-20T17:30 Remaining 150 1440 part-day",
            "2026-11-21T00:00 2026-11-23T00:00 Off 0 1440 weekend",
            "2026-11-23T07:30 2026-11-23T17:30 Remaining 480 1920 whole-day",
            "2026-11-24T07:30 2026-11-24T17:30 Remaining 480 2400 due",
        ];

        var reading = Clock.Read(s_dossier with { Rule = StartRule.NextWorkingDay }, TestCalendars.VnOffice, s_now);

        Lines(reading.Proof).ShouldBe(expected);
    }

    [Fact]
    public void Sketch_of_the_procedure_language_is_due_after_Tet() =>
        TestCalendars
            .VnOffice.Add(Parse.Moment("2026-02-12T09:10"), Term.Parse("15 working days"), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-03-12T17:30"));

    private static string[] Lines(ClockProof proof) =>
        [
            .. proof.Lines.Select(line =>
                $"{Parse.Text(line.From)} {Parse.Text(line.To)} {line.Kind} {line.Minutes} {line.RunningTotal} {line.Reason}"
            ),
        ];
}
