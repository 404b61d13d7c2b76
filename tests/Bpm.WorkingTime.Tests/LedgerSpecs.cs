using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>Who answers for each counted minute.</summary>
public sealed class LedgerSpecs
{
    private static readonly LocalDateTime s_from = Parse.Moment("2026-03-02T07:30");
    private static readonly LocalDateTime s_to = Parse.Moment("2026-03-02T17:30");

    [Fact]
    public void A_gap_is_unassigned_and_every_minute_has_one_holder() =>
        Read(Held("08:30", "09:30", Holder.Agency("land")), Held("14:00", null, Holder.Applicant))
            .Totals.ShouldBe([
                new(Holder.Unassigned, 60 + 150),
                new(Holder.Agency("land"), 60),
                new(Holder.Applicant, 210),
            ]);

    [Fact]
    public void In_a_parallel_block_the_branch_latest_against_its_own_due_is_debited()
    {
        var reading = Read(
            Held("07:30", "11:30", Holder.Agency("tax"), "a", "2026-03-03T17:30"),
            Held("07:30", "09:30", Holder.Agency("land"), "b", "2026-03-02T16:00")
        );

        reading
            .Debits.Select(debit => (debit.Holder.Unit, debit.Branch, debit.Minutes))
            .ShouldBe([("land", "b", 120), ("tax", "a", 120), (null, null, 240)]);
        reading.Branches.ShouldBe([new("a", Holder.Agency("tax"), 240), new("b", Holder.Agency("land"), 120)]);
        reading.ElapsedMinutes.ShouldBe(480);
    }

    [Fact]
    public void Ties_go_to_the_first_listed_and_a_branch_without_a_due_comes_last() =>
        Read(
            Held("07:30", null, Holder.Agency("none"), "a"),
            Held("07:30", null, Holder.Agency("first"), "b", "2026-03-02T17:30"),
            Held("07:30", null, Holder.Agency("second"), "c", "2026-03-03T07:30")
        )
            .Totals.ShouldBe([new(Holder.Agency("first"), 480)]);

    [Fact]
    public void A_pause_of_the_dossier_takes_the_minute_from_everybody_and_one_branch_s_pause_does_not()
    {
        var dossier = Read(
            Held("07:30", null, Holder.Agency("land")),
            Held("10:00", "14:30", Holder.LawfulPause("supplement"))
        );
        var branch = Read(
            Held("07:30", null, Holder.Agency("land"), "a", "2026-03-04T17:30"),
            Held("10:00", "14:30", Holder.Applicant, "b", "2026-03-02T17:30")
        );

        dossier.Totals.ShouldBe([new(Holder.Agency("land"), 330), new(Holder.LawfulPause("supplement"), 150)]);
        branch.Totals.ShouldBe([new(Holder.Agency("land"), 480)]);
    }

    [Fact]
    public void When_every_branch_is_paused_a_pause_is_debited() =>
        Read(
            Held("07:30", null, Holder.Applicant, "a"),
            Held("07:30", null, Holder.LawfulPause("tax"), "b", "2026-03-02T17:30")
        )
            .Totals.ShouldBe([new(Holder.LawfulPause("tax"), 480)]);

    private static LedgerReading Read(params Holding[] holdings) =>
        Ledger.Read(holdings, s_from, s_to, TestCalendars.VnOffice);

    private static Holding Held(string from, string? to, Holder holder, string? branch = null, string? due = null) =>
        new(At(from), to is null ? null : At(to), holder, branch, due is null ? null : Parse.Moment(due));

    private static LocalDateTime At(string time) => Parse.Moment($"2026-03-02T{time}");
}
