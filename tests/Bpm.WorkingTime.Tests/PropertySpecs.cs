using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>What holds of every case; the seed stands in the message.</summary>
public sealed class PropertySpecs
{
    private static readonly WorkingCalendar s_office = TestCalendars.VnOffice;
    private static readonly LocalDateTime s_zero = Parse.Moment("2024-01-01T00:00");

    [Fact]
    public void Adding_is_monotone_in_the_start_and_in_the_term()
    {
        Each(
            random =>
            {
                var from = s_zero.PlusMinutes(random.Next(1_000_000));
                var halves = random.Next(60);
                foreach (var rule in Enum.GetValues<StartRule>())
                {
                    var due = s_office.Add(from, Term.OfHalfWorkingDays(halves), rule);
                    (
                        s_office.Add(from.PlusMinutes(random.Next(3000)), Term.OfHalfWorkingDays(halves), rule) >= due
                    ).ShouldBeTrue();
                    (s_office.Add(from, Term.OfHalfWorkingDays(halves + 1), rule) >= due).ShouldBeTrue();
                }
            },
            times: 2000
        );
    }

    [Fact]
    public void The_due_of_a_moment_term_moves_by_exactly_the_counted_minutes_that_the_pauses_cover() =>
        Each(random =>
        {
            var start = s_office.NextCounted(s_zero.PlusMinutes(random.Next(1_000_000)));
            var facts = new ClockFacts
            {
                Start = start,
                Term = Term.OfWorkingMinutes(random.Next(1, 5000)),
                Rule = StartRule.Moment,
            };
            var without = Clock.Read(facts, s_office, start).Due;
            var from = start.PlusMinutes(random.Next(3000));
            var pause = new Pause(from, from.PlusMinutes(random.Next(5000)), "supplement", null, PauseEffect.Resume);

            var with = Clock.Read(facts with { Pauses = [pause] }, s_office, pause.To!.Value).Due;

            var covered = from < without ? s_office.Count(from, pause.To!.Value) : 0;
            s_office.Count(without, with).ShouldBe(covered);
        });

    [Fact]
    public void The_due_of_a_promise_moves_by_exactly_the_counted_dates_that_the_pauses_touch() =>
        Each(random =>
        {
            var start = s_zero.PlusMinutes(random.Next(1_000_000));
            var facts = new ClockFacts
            {
                Start = start,
                Term = Term.OfWorkingDays(random.Next(1, 20)),
                Rule = StartRule.NextWorkingDay,
            };
            var without = Clock.Read(facts, s_office, start).Due;
            var from = start.PlusMinutes(random.Next(5000));
            var to = from.PlusMinutes(random.Next(1, 5000));

            var with = Clock
                .Read(facts with { Pauses = [new(from, to, "supplement", null, PauseEffect.Resume)] }, s_office, to)
                .Due;

            var first = LocalDate.Max(from.Date, start.Date.PlusDays(1));
            var last = to.PlusMinutes(-1).Date;
            var touched = from.Date > without.Date || last < first ? 0 : s_office.CountDates(first, last);
            s_office.CountDates(without.Date, with.Date).ShouldBe(touched + 1);
        });

    [Fact]
    public void Debits_add_up_to_the_elapsed_minutes() =>
        Each(
            random =>
            {
                var from = s_zero.PlusMinutes(random.Next(1_000_000));
                var to = from.PlusMinutes(random.Next(1, 30_000));
                var holdings = Enumerable
                    .Range(0, random.Next(8))
                    .Select(i =>
                    {
                        var start = from.PlusMinutes(random.Next(-500, 20_000));
                        LocalDateTime? end = random.Next(4) == 0 ? null : start.PlusMinutes(random.Next(10_000));
                        var holder = random.Next(4) switch
                        {
                            0 => Holder.Applicant,
                            1 => Holder.LawfulPause("tax"),
                            _ => Holder.Agency($"unit-{i % 3}"),
                        };
                        return new Holding(
                            start,
                            end,
                            holder,
                            random.Next(2) == 0 ? null : $"b{i}",
                            start.PlusMinutes(random.Next(9000))
                        );
                    })
                    .ToList();

                var reading = Ledger.Read(holdings, from, to, s_office);

                reading.ElapsedMinutes.ShouldBe(s_office.Count(from, to));
                reading.Debits.Sum(debit => debit.Minutes).ShouldBe(reading.ElapsedMinutes);
                reading.Totals.Sum(total => total.Minutes).ShouldBe(reading.ElapsedMinutes);
            },
            times: 1000
        );

    [Fact]
    public void Reading_a_clock_twice_shows_the_same()
    {
        var facts = new ClockFacts
        {
            Start = s_zero,
            Term = Term.OfWorkingDays(3),
            Rule = StartRule.Moment,
        };

        Clock.Read(facts, s_office, s_zero).ShouldBe(Clock.Read(facts, s_office, s_zero));
    }

    private static void Each(Action<Random> check, int times = 5000)
    {
        for (var seed = 0; seed < times; seed++)
        {
            try
            {
                check(new Random(seed));
            }
            catch (ShouldAssertException failure)
            {
                throw new ShouldAssertException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
