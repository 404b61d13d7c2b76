using System.Globalization;
using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>Time in words, and bands.</summary>
public sealed class TextSpecs
{
    private static readonly WorkingCalendar s_office = TestCalendars.VnOffice;

    [Fact]
    public void Remaining_time_reads_as_in_the_golden_file()
    {
        var rows = Repository.Rows(Repository.At("tests", "fixtures", "duration-texts.tsv")).ToList();

        rows.Count.ShouldBe(200);
        foreach (var row in rows)
        {
            var minutes = long.Parse(row[0], CultureInfo.InvariantCulture);
            var dayLength = int.Parse(row[1], CultureInfo.InvariantCulture);
            DurationText.Remaining(minutes, dayLength, Language.Vietnamese).ShouldBe(row[2], string.Join(' ', row));
            DurationText.Remaining(minutes, dayLength, Language.English).ShouldBe(row[3], string.Join(' ', row));
        }
    }

    [Fact]
    public void Other_words_of_the_inbox()
    {
        var friday = Parse.Moment("2026-11-20T18:00");

        DurationText.Paused("chờ bổ sung", 960, 480, Language.Vietnamese).ShouldBe("Dừng: chờ bổ sung · 2 ngày");
        DurationText.Paused("awaiting papers", 60, 480, Language.English).ShouldBe("Paused: awaiting papers · 1 h");
        DurationText.Moment(Parse.Moment("2026-11-23T11:10"), Language.Vietnamese).ShouldBe("Thứ Hai 23/11/2026 11:10");
        DurationText
            .Moment(Parse.Moment("2026-11-22T11:10"), Language.Vietnamese)
            .ShouldBe("Chủ Nhật 22/11/2026 11:10");
        DurationText.Moment(Parse.Moment("2026-11-23T11:10"), Language.English).ShouldBe("Monday 23/11/2026 11:10");
        var next = TimeBand.CountsAgainAt(s_office, friday)!.Value;
        DurationText.CountsAgain(next, friday, Language.Vietnamese).ShouldBe("tính tiếp 07:30 thứ Hai");
        DurationText
            .CountsAgain(Parse.Moment("2026-02-23T07:30"), Parse.Moment("2026-02-13T18:00"), Language.Vietnamese)
            .ShouldBe("tính tiếp 07:30 thứ Hai 23/02");
        DurationText.CountsAgain(next, friday, Language.English).ShouldBe("counts again 07:30 Monday");
        TimeBand.CountsAgainAt(s_office, Parse.Moment("2026-11-20T15:00")).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => DurationText.Minutes(-1, 480, Language.English));
    }

    [Theory]
    // A promise of 5 working days: soon at 15 %, six hours.
    [InlineData("5 working days", "2026-03-02T08:00", false, Band.Ok, "just begun")]
    [InlineData("5 working days", "2026-03-06T11:59", false, Band.Soon, "five and a half hours left")]
    [InlineData("5 working days", "2026-03-06T09:59", false, Band.Ok, "six hours and a minute left")]
    [InlineData("5 working days", "2026-03-06T10:00", false, Band.Soon, "exactly six hours left")]
    // A step of 4 hours: soon at two hours, and when due before today's close.
    [InlineData("4 working hours", "2026-03-02T08:00", false, Band.Ok, "four hours left")]
    [InlineData("4 working hours", "2026-03-02T08:00", true, Band.Soon, "due at 14:00 today")]
    [InlineData("4 working hours", "2026-03-02T10:00", false, Band.Soon, "two hours left")]
    [InlineData("4 working hours", "2026-03-02T14:00", true, Band.Soon, "the due minute is still in time")]
    [InlineData("4 working hours", "2026-03-02T14:00:59", true, Band.Soon, "so are its seconds")]
    [InlineData("4 working hours", "2026-03-02T14:01", true, Band.Over, "a minute over")]
    public void Bands(string term, string now, bool stepClock, Band band, string why)
    {
        var facts = new ClockFacts
        {
            Start = Parse.Moment("2026-03-02T08:00"),
            Term = Term.Parse(term),
            Rule = StartRule.Moment,
        };

        BandOf(facts, now, stepClock).ShouldBe(band, why);
    }

    [Fact]
    public void A_paused_clock_is_in_the_band_of_pauses_and_keeps_its_late_mark()
    {
        var facts = new ClockFacts
        {
            Start = Parse.Moment("2026-03-02T08:00"),
            Term = Term.OfWorkingHours(4),
            Rule = StartRule.Moment,
            Pauses = [new(Parse.Moment("2026-03-02T16:00"), null, "supplement", null, PauseEffect.Resume)],
        };
        var now = Parse.Moment("2026-03-03T08:00");

        BandOf(facts, "2026-03-03T08:00", stepClock: true).ShouldBe(Band.Pause);
        TimeBand.IsOver(Clock.Read(facts, s_office, now), now).ShouldBeTrue();
    }

    [Fact]
    public void A_finished_clock_is_over_only_when_it_was_late()
    {
        var facts = new ClockFacts
        {
            Start = Parse.Moment("2026-03-02T08:00"),
            Term = Term.OfWorkingHours(4),
            Rule = StartRule.Moment,
        };

        BandOf(facts with { FinishedAt = Parse.Moment("2026-03-02T14:00") }, "2026-03-05T08:00", stepClock: true)
            .ShouldBe(Band.Ok);
        BandOf(facts with { FinishedAt = Parse.Moment("2026-03-02T14:01") }, "2026-03-05T08:00", stepClock: true)
            .ShouldBe(Band.Over);
    }

    private static Band BandOf(ClockFacts facts, string now, bool stepClock) =>
        TimeBand.Of(Clock.Read(facts, s_office, Parse.Moment(now)), s_office, Parse.Moment(now), stepClock);
}
