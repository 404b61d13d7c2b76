namespace Bpm.WorkingTime.Tests;

/// <summary>Terms as they are written, and the arithmetic that has a meaning.</summary>
public sealed class TermSpecs
{
    [Theory]
    [InlineData("3 working days", "3 working days", "3 ngày làm việc")]
    [InlineData("1 working day", "1 working day", "1 ngày làm việc")]
    [InlineData("0.5 working days", "0.5 working days", "0,5 ngày làm việc")]
    [InlineData("2.50 working days", "2.5 working days", "2,5 ngày làm việc")]
    [InlineData("3.0 working days", "3 working days", "3 ngày làm việc")]
    [InlineData("2,5 ngày làm việc", "2.5 working days", "2,5 ngày làm việc")]
    [InlineData("4 working hours", "4 working hours", "4 giờ làm việc")]
    [InlineData(" 4  Working Hours ", "4 working hours", "4 giờ làm việc")]
    [InlineData("4 giờ làm việc", "4 working hours", "4 giờ làm việc")]
    [InlineData("90 working minutes", "90 working minutes", "90 phút làm việc")]
    [InlineData("10 calendar days", "10 calendar days", "10 ngày")]
    [InlineData("10 ngày", "10 calendar days", "10 ngày")]
    [InlineData("2 months", "2 months", "2 tháng")]
    [InlineData("same day", "same day", "trong ngày")]
    [InlineData("Trong ngày", "same day", "trong ngày")]
    [InlineData("0 working days", "0 working days", "0 ngày làm việc")]
    public void Reads_and_writes_both_languages(string text, string english, string vietnamese)
    {
        var term = Term.Parse(text);

        term.ToString().ShouldBe(english);
        term.ToVietnamese().ShouldBe(vietnamese);
        Term.Parse(english).ShouldBe(term);
        Term.Parse(vietnamese).ShouldBe(term);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("3", "has no unit")]
    [InlineData("3 days", "'3 working days' or '3 calendar days'")]
    [InlineData("3 hours", "'3 working hours'")]
    [InlineData("3 weeks", "isn't written in weeks")]
    [InlineData("-3 working days", "negative")]
    [InlineData("1.3 working days", "come in halves")]
    [InlineData("1.55 working days", "come in halves")]
    [InlineData("1,5 working days", "write a fraction with '.'")]
    [InlineData("1.5 ngày làm việc", "write a fraction with ','")]
    [InlineData("1.5 working hours", "Only working days have a fraction")]
    [InlineData("1.2.3 working days", "isn't a number")]
    [InlineData(".5 working days", "isn't a number")]
    [InlineData("99999999999 working days", "isn't a number")]
    [InlineData("three working days", "doesn't begin with a number")]
    [InlineData("3 working dayz", "no unit 'working dayz'")]
    public void Says_what_to_write_instead(string text, string part)
    {
        Term.TryParse(text, out _, out var error).ShouldBeFalse();

        error!.Value.En.ShouldContain(part);
        error.Value.Vi.ShouldContain(c => "ạặậểễệờợụứữốẻ".Contains(c), $"it is Vietnamese: {error.Value.Vi}");
        Should.Throw<FormatException>(() => Term.Parse(text)).Message.ShouldBe(error.Value.En);
    }

    [Fact]
    public void Any_text_gives_a_term_or_an_error_and_never_an_exception()
    {
        var random = new Random(1);
        const string alphabet = "0123456789.,- \tworkingdayshumt\u0301ngàylmviệcờ\0\uD800";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([
                .. Enumerable.Range(0, random.Next(20)).Select(_ => alphabet[random.Next(alphabet.Length)]),
            ]);
            (Term.TryParse(text, out var term, out var error) == (error is null)).ShouldBeTrue();
            (error is null || term == default).ShouldBeTrue();
        }
    }

    [Fact]
    public void Negative_and_finer_than_half_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Term.OfWorkingDays(-0.5m));
        Should.Throw<ArgumentOutOfRangeException>(() => Term.OfWorkingDays(0.25m));
        Should.Throw<ArgumentOutOfRangeException>(() => Term.OfWorkingMinutes(-1));
    }

    [Fact]
    public void Unlike_units_are_joined_only_where_it_has_a_meaning()
    {
        var (day, hours, calendar) = (Term.OfWorkingDays(1.5m), Term.OfWorkingHours(4), Term.OfCalendarDays(10));

        day.Plus(Term.OfWorkingDays(0.5m), 480).ShouldBe(Term.OfWorkingDays(2));
        day.Plus(hours, 480).ShouldBe(Term.OfWorkingHours(16));
        day.Minus(hours, 450).ShouldBe(Term.OfWorkingMinutes(435));
        hours.Minus(day, 480).ShouldBeNull();
        day.Plus(calendar, 480).ShouldBeNull();
        Term.SameDay.Plus(Term.SameDay, 480).ShouldBeNull();
        calendar.Minus(Term.OfCalendarDays(3), 480).ShouldBe(Term.OfCalendarDays(7));
        hours.CompareTo(day, 480).ShouldBe(-1);
        calendar.CompareTo(day, 480).ShouldBeNull();
        day.InWorkingDays(480).ShouldBe(1.5m);
        hours.InWorkingDays(480).ShouldBe(0.5m);
        calendar.InWorkingDays(480).ShouldBeNull();
    }
}
