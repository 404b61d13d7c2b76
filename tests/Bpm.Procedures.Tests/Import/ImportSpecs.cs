using Bpm.Procedures.Import;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests.Import;

/// <summary>Rows become files that say how much each of their parts is worth.</summary>
public sealed class ImportSpecs
{
    private static readonly ImportResult Result = ImportWorlds.Import(ImportWorlds.Rows);

    [Fact]
    public void Every_file_is_read_without_an_error()
    {
        var catalogue = ImportWorlds.Read(Result);
        catalogue
            .Diagnostics.Where(d => d.Severity == Severity.Error)
            .ShouldBeEmpty(DiagnosticText.Render(catalogue.Diagnostics));
        catalogue.Publications.Length.ShouldBe(Result.Count(ImportOutcome.New));
    }

    [Fact]
    public void Bad_rows_are_named_and_never_stop_the_rest()
    {
        var refused = Result.Rows.Where(r => r.Outcome == ImportOutcome.Refused).ToList();
        refused
            .Select(r => (r.Line, r.Notes[0].Aspect))
            .ShouldBe([(6, "handler"), (7, "code"), (8, "code"), (9, "row"), (10, "row")]);
        refused.Single(r => r.Line == 6).Notes[0].Reason.ShouldContain("ministry");
        refused.Single(r => r.Line == 7).Notes[0].Reason.ShouldContain("line 1");
        Result.Rows.Count(r => r.Outcome == ImportOutcome.New).ShouldBe(6);
    }

    [Fact]
    public void A_published_limit_is_published_with_its_decision_and_the_steps_fit_it()
    {
        var procedure = Procedure("1.000101");
        procedure.Source.Kind.ShouldBe(ProvenanceKind.Published);
        procedure.Source.Decision.ShouldBe("12/QĐ-BXD");
        procedure.Source.Ref!.ShouldContain("tháng 7/2026");
        procedure.Limit.Statutory.ShouldBe(Term.OfWorkingDays(5));
        procedure.Confirmed.ShouldBeNull();
        procedure.Template!.Reference.ShouldBe("reissue-correction@1");
        procedure.DerivedBy["process"].ShouldBe("reissue-by-name");
        procedure.DerivedBy.ContainsKey("handler").ShouldBeFalse();
        procedure.Fees.ShouldHaveSingleItem().Amount.ShouldBe(50_000);
    }

    [Fact]
    public void A_limit_from_steps_is_never_statutory_but_a_hint()
    {
        var procedure = Procedure("1.000103");
        procedure.Limit.Statutory.ShouldBeNull();
        procedure.Limit.Hint!.ShouldContain("15 ngày làm việc");
        procedure.Source.Kind.ShouldBe(ProvenanceKind.Derived);
        procedure.Source.Rule.ShouldBe("limit-from-steps");
        procedure.Examples.ShouldHaveSingleItem().Assume.ShouldBe(Term.OfWorkingDays(15));
    }

    [Fact]
    public void Several_limits_become_cases_and_the_same_length_is_one()
    {
        var procedure = Procedure("1.000104");
        procedure.Limit.Statutory.ShouldBe(Term.OfWorkingDays(1));
        var only = procedure.Cases.ShouldHaveSingleItem();
        only.Statutory.ShouldBe(Term.OfWorkingHours(24));
        only.Steps.Values.Sum(t => t.WorkingMinutes(480)!.Value).ShouldBeLessThanOrEqualTo(24 * 60);
        Notes("1.000104").ShouldContain(("limit", ImportMark.Doubtful));
    }

    [Fact]
    public void Papers_get_short_names_with_form_and_decree_beside_and_a_cut_title_is_marked()
    {
        var papers = Procedure("1.000101").Papers;
        papers.Length.ShouldBe(2);
        papers[0].Name.ShouldBe("Đơn đề nghị cấp lại");
        papers[0].FormNumber.ShouldBe("02");
        papers[0].Decree.ShouldBe("38/2018/NĐ-CP");
        papers[1].Copies.ShouldBe(2);
        papers[1].Name.Length.ShouldBeLessThanOrEqualTo(91);
        Notes("1.000101").ShouldContain(("papers", ImportMark.Refused));
    }

    [Fact]
    public void Results_are_named_in_the_same_way_each_by_itself()
    {
        var results = Procedure("1.000101").Results;
        results.Select(r => r.Name).ShouldBe(["Giấy phép mẫu", "Văn bản từ chối"]);
        (results[0].FormNumber, results[0].Decree).ShouldBe(("04", "38/2018/NĐ-CP"));
        Result.TextOf("1.000103").ShouldContain("results no-result-named");
    }

    [Fact]
    public void Papers_of_a_case_are_asked_in_that_case()
    {
        var procedure = Procedure("1.000104");
        procedure.Papers.Length.ShouldBe(2);
        procedure.Papers[0].When.ShouldBe("form.paperCase == \"c1\" || form.paperCase == \"c2\"");
        procedure.Papers[1].When.ShouldBe("form.paperCase == \"c2\"");
        procedure.Form.Single(f => f.Id == "paperCase").Choices.Select(c => c.Label).ShouldBe(["Cá nhân", "Tổ chức"]);
        procedure.Form.Single(f => f.Id == "feeLevel").Choices.Length.ShouldBe(2);
    }

    [Fact]
    public void Agencies_of_other_cities_merged_ones_and_levels_are_derived_by_a_named_rule()
    {
        Procedure("1.000104").DerivedBy["handler"].ShouldBe("other-city-or-longer-name");
        Procedure("1.000104").Authority.Unit.ShouldBe("so-tu-phap");
        Procedure("1.000108").DerivedBy["handler"].ShouldBe("successor-of-an-abolished-unit");
        Procedure("1.000108").Authority.Unit.ShouldBe("so-xay-dung");
        Procedure("1.000108").Field.ShouldBe("general");
        Procedure("1.000102").DerivedBy["level"].ShouldBe("levels-of-2025-collapsed");
        Procedure("1.000102").Authority.Office.ShouldBe("commune");
    }

    [Fact]
    public void A_published_same_day_has_shares_of_the_day()
    {
        var procedure = Procedure("1.000105");
        procedure.Limit.Statutory.ShouldBe(Term.SameDay);
        procedure.Template!.Template.ShouldBe("commune-same-day");
        procedure.Online.ShouldBe(OnlineOffer.Offered);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(45)]
    [InlineData(132)]
    public void Whatever_the_limit_no_template_s_steps_exceed_it(int days)
    {
        foreach (
            var (name, unit) in new[]
            {
                ("Cấp giấy phép mẫu", "working"),
                ("Gia hạn mẫu", "working"),
                ("Thẩm định mẫu", "calendar"),
            }
        )
        {
            var row = new CatalogueRow(1)
            {
                Code = "1.000999",
                Name = name,
                HandledBy = "Sở Y tế",
                Levels = ["province"],
                Limit = new FactTerm(days, unit),
                Decision = "1/QĐ",
                FeeFree = true,
            };
            var catalogue = ImportWorlds.Read(ImportWorlds.Import(new RowList([row], [])));
            catalogue
                .Diagnostics.Where(d => d.Severity == Severity.Error)
                .ShouldBeEmpty($"{name}, {days} {unit}: {DiagnosticText.Render(catalogue.Diagnostics)}");
        }
    }

    [Fact]
    public void Importing_again_changes_nothing()
    {
        var again = ImportWorlds.Import(
            ImportWorlds.Rows,
            [.. Result.Rows.Where(r => r.Text is not null).Select(r => (r.Path!, r.Text!))]
        );
        again.Count(ImportOutcome.Unchanged).ShouldBe(6);
        again.Rows.ShouldAllBe(r => r.Text == null);
    }

    [Fact]
    public void A_hand_edit_survives_and_a_new_fact_is_proposed_as_a_diff()
    {
        var first = Result.Rows.First(r => r.Code == "1.000101");
        var edited = first.Text!.Replace("confirmed: no", "confirmed: no # ours", StringComparison.Ordinal);
        var kept = ImportWorlds.Import(ImportWorlds.Rows, (first.Path!, edited)).Rows.First(r => r.Code == "1.000101");
        kept.Outcome.ShouldBe(ImportOutcome.Kept);
        kept.Text.ShouldBeNull();

        var longer = new RowList(
            [.. ImportWorlds.Rows.Rows.Select(r => r.Line == 1 ? r with { Limit = new FactTerm(7, "working") } : r)],
            []
        );
        var proposed = ImportWorlds.Import(longer, (first.Path!, edited)).Rows.First(r => r.Code == "1.000101");
        proposed.Outcome.ShouldBe(ImportOutcome.Proposed);
        proposed.Text.ShouldBeNull();
        proposed.Diff!.ShouldContain("-limit: { statutory: 5 working days }");
        proposed.Diff!.ShouldContain("+limit: { statutory: 7 working days }");

        var updated = ImportWorlds.Import(longer, (first.Path!, first.Text)).Rows.First(r => r.Code == "1.000101");
        updated.Outcome.ShouldBe(ImportOutcome.Updated);
    }

    [Fact]
    public void A_published_version_is_never_written_over()
    {
        var first = Result.Rows.First(r => r.Code == "1.000101");
        var locked = ImportWorlds.Province with { Locked = ["1.000101@1"] };
        var other = new RowList([ImportWorlds.Rows.Rows[0] with { Name = "Tên mới" }], []);
        var row = new Importer(locked).Run(other, new Dictionary<string, string> { [first.Path!] = first.Text! }).Rows[
            0
        ];
        row.Outcome.ShouldBe(ImportOutcome.Proposed);
        row.Text.ShouldBeNull();
    }

    [Fact]
    public void Every_template_that_a_rule_names_is_there()
    {
        var there = ImportWorlds.Province.Templates.All.Select(t => t.Template!.Id).ToHashSet();
        Importer.TemplateNames.Except(there).ShouldBeEmpty();
        there.Except(Importer.TemplateNames).ShouldBeEmpty("a template that no rule chooses is dead");
    }

    private static Procedure Procedure(string code) =>
        ImportWorlds.Read(Result).Publications.Single(p => p.Procedure.Code == code).Procedure;

    private static IEnumerable<(string, ImportMark)> Notes(string code) =>
        Result.Rows.First(r => r.Code == code).Notes.Select(n => (n.Aspect, n.Mark));
}
