using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Time;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Tests.Web;

/// <summary>Words, dates and masks.</summary>
public sealed class TextTests
{
    private static readonly LocalDateTime Friday = new(2026, 11, 20, 15, 0);

    [Theory]
    [InlineData("Nguyễn Văn An", "Nguyễn V. A.")]
    [InlineData("Lê", "Lê")]
    [InlineData("Công ty TNHH Mẫu", "Công t. T. M.")]
    public void Names_keep_the_family_name(string name, string masked) => Masking.Name(name).ShouldBe(masked);

    [Fact]
    public void Moments_are_told_with_their_weekday_when_near()
    {
        new LocalDateTime(2026, 11, 23, 11, 10).Near(Friday, Language.Vietnamese).ShouldBe("Thứ Hai 23/11 11:10");
        new LocalDateTime(2026, 11, 23, 11, 10).Near(Friday, Language.English).ShouldBe("Monday 23/11 11:10");
        new LocalDateTime(2027, 1, 4, 17, 30).Near(Friday, Language.Vietnamese).ShouldBe("04/01/2027 17:30");
        new LocalDateTime(2026, 11, 12, 9, 10).Legal(Language.Vietnamese).ShouldBe("09 giờ 10, Thứ Năm 12/11/2026");
        new LocalDateTime(2026, 11, 20, 9, 10).Past(Friday).ShouldBe("09:10");
    }

    [Fact]
    public void Money_follows_the_language()
    {
        Money.Text(1_250_000, Language.Vietnamese).ShouldBe("1.250.000 đ");
        Money.Text(1_250_000, Language.English).ShouldBe("1,250,000 đ");
        Money.Number(2117.5m, Language.Vietnamese).ShouldBe("2.117,5");
    }

    /// <summary>A row that was stored shows what a clock that is read shows.</summary>
    [Fact]
    public void A_stored_clock_has_the_band_of_the_read_one()
    {
        var calendar = Calendar();
        var opened = new LocalDateTime(2026, 11, 16, 9, 10);
        foreach (var hours in new[] { 1, 4, 16, 40, 80 })
        {
            for (var now = opened; now < opened.PlusDays(20); now = now.PlusMinutes(37))
            {
                var facts = new ClockFacts
                {
                    Start = opened,
                    Term = Term.OfWorkingHours(hours),
                    Rule = StartRule.Moment,
                };
                var reading = Clock.Read(facts, calendar, now);
                var read = ShownClock.Of(reading, calendar, now, stepClock: true);
                var stored = ShownClock.OfRow(
                    reading.Due,
                    calendar.Count(opened, reading.Due),
                    calendar,
                    now,
                    now,
                    stepClock: true
                );
                stored.ShouldBe(read, $"{hours} h at {now}");
            }
        }
    }

    private static WorkingCalendar Calendar()
    {
        IReadOnlyList<Session> day =
        [
            new Session(new LocalTime(7, 30), new LocalTime(11, 30)),
            new Session(new LocalTime(13, 30), new LocalTime(17, 30)),
        ];
        return WorkingCalendar.Create(
            new CalendarDefinition
            {
                Name = "test",
                Version = 1,
                Week = Enumerable.Range(1, 5).ToDictionary(d => (IsoDayOfWeek)d, _ => day),
                Years = [new CalendarYear(2026, YearStatus.Decided, "test")],
            }
        );
    }
}
