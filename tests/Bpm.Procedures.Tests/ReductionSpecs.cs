using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Tests;

/// <summary>What a local decision may cut, what it is rounded to, and what it adds up to.</summary>
public sealed class ReductionSpecs
{
    private const int Day = 480;
    private static readonly ImmutableDictionary<string, Term> s_none = ImmutableDictionary<string, Term>.Empty;
    private static readonly LocalDate s_effect = new(2026, 1, 1);

    private static CutRoom Sketch(Channel? channel = null) =>
        new(Fixtures.Read(Fixtures.Sketch).Publications.ShouldHaveSingleItem(), channel, Day);

    [Theory]
    [InlineData("15 working days", 30, "10.5 working days")]
    [InlineData("7 working days", 30, "5 working days")]
    [InlineData("3 working days", 30, "2.5 working days")]
    [InlineData("1 working day", 30, null)]
    [InlineData("8 working hours", 30, "6 working hours")]
    [InlineData("10 calendar days", 35, "7 calendar days")]
    [InlineData("2 months", 30, null)]
    public void A_share_is_rounded_down_in_the_units_of_the_limit(string term, int percent, string? left) =>
        CutRoom.WithoutPercent(Term.Parse(term), percent)?.ToString().ShouldBe(left);

    [Theory]
    [InlineData("15 working days", "2.5", "12.5 working days")]
    [InlineData("15 working days", "0.7", "14.5 working days")]
    [InlineData("10 calendar days", "2.5", "8 calendar days")]
    [InlineData("2 working days", "2", null)]
    public void Days_are_rounded_down_too_and_something_stays(string term, string days, string? left) =>
        CutRoom
            .WithoutDays(Term.Parse(term), decimal.Parse(days, System.Globalization.CultureInfo.InvariantCulture))
            ?.ToString()
            .ShouldBe(left);

    [Theory]
    [InlineData("15 working days", null)]
    [InlineData("15.5 working days", "over-law")]
    [InlineData("10 calendar days", "other-unit")]
    [InlineData("0 working days", "nothing-left")]
    [InlineData("4 working days", null)]
    [InlineData("3 working days", "set-by")]
    public void The_law_and_the_terms_of_others_bound_it(string proposed, string? code) =>
        Sketch().Check(Term.Parse(proposed))?.Code.ShouldBe(code);

    [Fact]
    public void Where_no_law_is_published_nothing_can_be_cut()
    {
        var text = Encoding
            .UTF8.GetString(Fixtures.Sketch.Bytes.Span)
            .Replace(
                "statutory: 15 working days",
                "statutory: not-published\n  hint: chưa có",
                StringComparison.Ordinal
            );
        var read = Fixtures.Read(Fixtures.Text(Fixtures.Sketch.Path, text));
        var publication = read.Publications.ShouldHaveSingleItem(DiagnosticText.Render(read.Diagnostics));
        new CutRoom(publication, null, Day).Check(Term.OfWorkingDays(1))!.Code.ShouldBe("no-law");
    }

    [Fact]
    public void Steps_share_what_is_left_and_those_of_other_agencies_keep_theirs()
    {
        var (steps, problem) = Sketch().Spread(Term.OfWorkingDays(7), s_none);
        problem.ShouldBeNull();
        steps.ShouldNotContainKey("tax");
        var after = Decided("7 working days", steps);
        after.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        var publication = after.Publications.ShouldHaveSingleItem();
        publication.LimitsFor(null, Channel.Counter).Committed.ShouldBe(Term.OfWorkingDays(7));
        publication
            .TermOf("measure", null, Channel.Counter)!
            .Value.WorkingMinutes(Day)!
            .Value.ShouldBeLessThan(5 * Day);
        publication.TermOf("tax", null, Channel.Counter).ShouldBe(Term.OfWorkingDays(3));
    }

    [Fact]
    public void Steps_that_fit_keep_their_terms() =>
        Sketch().Spread(Term.OfWorkingDays(14), s_none).Steps.ShouldBeEmpty();

    [Theory]
    [InlineData("tax", "1 working day", "step-set-by")]
    [InlineData("nobody", "1 working day", "step-unknown")]
    [InlineData("measure", "1 calendar day", "step-term")]
    [InlineData("measure", "9 working days", "steps-over")]
    public void A_term_by_hand_is_judged_too(string step, string term, string code) =>
        Sketch().Spread(Term.OfWorkingDays(10), s_none.Add(step, Term.Parse(term))).Problem!.Code.ShouldBe(code);

    [Fact]
    public void A_term_by_hand_stays_as_it_was_written()
    {
        var (steps, problem) = Sketch().Spread(Term.OfWorkingDays(8), s_none.Add("measure", Term.OfWorkingDays(1)));
        problem.ShouldBeNull();
        steps["measure"].ShouldBe(Term.OfWorkingDays(1));
    }

    [Fact]
    public void Units_are_added_up_apart()
    {
        var totals = CutTotals.Of([
            Term.OfWorkingDays(2.5m),
            Term.OfWorkingDays(3),
            Term.OfWorkingHours(4),
            Term.OfCalendarDays(10),
            Term.OfMonths(1),
            Term.OfWorkingDays(0),
            null,
        ]);
        (totals.Procedures, totals.WorkingDays, totals.WorkingHours, totals.CalendarDays, totals.Months).ShouldBe(
            (5, 5.5m, 4m, 10L, 1L)
        );
    }

    [Fact]
    public void The_published_total_comes_out()
    {
        var cuts = Enumerable
            .Repeat<Term?>(Term.OfWorkingDays(2.5m), 637)
            .Concat(Enumerable.Repeat<Term?>(Term.OfWorkingDays(3), 175));
        var totals = CutTotals.Of(cuts);
        (totals.Procedures, totals.WorkingDays).ShouldBe((812, 2117.5m));
    }

    [Fact]
    public void A_share_of_every_limit_of_the_catalogue_leaves_no_error_behind()
    {
        var files = Fixtures.Folder(Path.Combine(Fixtures.Repository, "procedures"));
        var before = Catalogue.Read(files, new LocalDate(2026, 11, 20));
        var items = ImmutableArray.CreateBuilder<ReductionItem>();
        foreach (var publication in before.Publications)
        {
            var room = new CutRoom(publication, null, Day);
            if (
                room.Law is { } law
                && CutRoom.WithoutPercent(law, 30) is { } left
                && room.Spread(left, s_none) is { Problem: null, Steps: var steps }
            )
            {
                items.Add(new ReductionItem(publication.Procedure.Code, null, null, left, steps, default));
            }
        }

        items.Count.ShouldBeGreaterThan(before.Publications.Length / 2);
        var text = DecisionText.Write(
            new Reduction
            {
                Number = "1/QĐ-UBND",
                Date = s_effect,
                Effect = s_effect,
                Kind = ReductionKind.Decision,
                Items = items.ToImmutable(),
                Position = default,
            },
            ["Thử"]
        );
        var after = Catalogue.Read([.. files, Fixtures.Text("reductions/one.yaml", text)], new LocalDate(2026, 11, 20));
        Errors(after).Except(Errors(before)).ShouldBeEmpty();
        after.Publications.Length.ShouldBe(before.Publications.Length);

        static IEnumerable<string> Errors(Catalogue catalogue) =>
            catalogue
                .Diagnostics.Where(d => d.Severity == Severity.Error)
                .Select(d => $"{d.Position} {d.Code} {d.Message}");
    }

    private static Catalogue Decided(string committed, ImmutableDictionary<string, Term> steps)
    {
        var text = DecisionText.Write(
            new Reduction
            {
                Number = "12/QĐ-UBND",
                Date = s_effect,
                Effect = s_effect,
                Signer = "Người ký: mẫu",
                Kind = ReductionKind.Decision,
                Items = [new ReductionItem("local.land-transfer", null, null, Term.Parse(committed), steps, default)],
                Position = default,
            },
            ["Một dòng"]
        );
        return Fixtures.Read(Fixtures.Sketch, Fixtures.Text("reductions/twelve.yaml", text));
    }
}
