using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>The province's own folder, and what a catalogue does with a broken file.</summary>
public sealed class CatalogueSpecs
{
    private static IReadOnlyList<SourceFile> Whole { get; } =
        Fixtures.Folder(Path.Combine(Fixtures.Repository, "procedures"));

    /// <summary>The folder with a few of its fields: enough where the number of procedures proves nothing.</summary>
    private static IReadOnlyList<SourceFile> Tree { get; } =
    [
        .. Whole.Where(f =>
            CataloguePlace.Of(f.Path) is not (PlaceKind.Procedure or PlaceKind.Reduction)
            || f.Path.StartsWith("catalogue/civil-status/", StringComparison.Ordinal)
            || f.Path.StartsWith("catalogue/land/", StringComparison.Ordinal)
        ),
    ];

    [Fact]
    public void The_folder_of_the_province_has_no_error_and_no_warning_that_its_page_does_not_explain()
    {
        var catalogue = Catalogue.Read(Whole, new NodaTime.LocalDate(2026, 11, 22));
        var page = File.ReadAllText(Path.Combine(Fixtures.Repository, "procedures", "README.md"));
        var found = catalogue.Diagnostics.Where(d => d.Severity != Severity.Notice).ToList();
        found
            .Where(d => d.Severity == Severity.Error || !page.Contains(d.Code, StringComparison.Ordinal))
            .ShouldBeEmpty(DiagnosticText.Render(found.Take(20)));
        catalogue.Publications.Length.ShouldBeGreaterThanOrEqualTo(1_726);
    }

    [Fact]
    public void A_broken_file_is_named_and_the_rest_loads()
    {
        var catalogue = Fixtures.Read(
            Fixtures.Sketch,
            Fixtures.Text("catalogue/land/local.broken@1.yaml", "procedure: [\n")
        );
        catalogue.Publications.ShouldHaveSingleItem();
        catalogue.Diagnostics.ShouldHaveSingleItem().Position.File.ShouldBe("catalogue/land/local.broken@1.yaml");
    }

    [Fact]
    public void The_same_files_in_any_order_give_the_same_publications()
    {
        var forward = Catalogue.Read(Tree);
        var backward = Catalogue.Read([.. Tree.Reverse()]);
        backward.Publications.Select(p => p.Hash).ShouldBe(forward.Publications.Select(p => p.Hash));
        backward.Diagnostics.ShouldBe(forward.Diagnostics);
    }

    [Fact]
    public void A_reduction_makes_a_new_publication_and_shortens_terms()
    {
        var reduction = Fixtures.Text(
            "reductions/r.yaml",
            "reduction: { number: 1/QĐ, date: 2026-01-02, effect: 2026-01-15, kind: decision }\n"
                + "items:\n  - { procedure: local.land-transfer, channel: online, committed: 12 working days, steps: { measure: 4 working days } }\n"
        );
        var plain = Fixtures.Read(Fixtures.Sketch).Publications[0];
        var reduced = Fixtures.Read(Fixtures.Sketch, reduction).Publications[0];
        reduced.Hash.ShouldNotBe(plain.Hash);
        reduced.LimitsFor(null, Channel.Online).Committed.ShouldBe(Term.OfWorkingDays(12));
        reduced.LimitsFor(null, Channel.Counter).Committed.ShouldBe(Term.OfWorkingDays(15));
        reduced.LimitsFor("correction", Channel.Online).Committed.ShouldBe(Term.OfWorkingDays(8));
        reduced.TermOf("measure", null, Channel.Online).ShouldBe(Term.OfWorkingDays(4));
        reduced.TermOf("measure", null, Channel.Counter).ShouldBe(Term.OfWorkingDays(5));
        reduced.TermOf("measure", "correction", Channel.Online).ShouldBe(Term.OfWorkingDays(2));
    }

    [Fact]
    public void Rules_and_conditions_of_a_publication_run()
    {
        var publication = Fixtures.Read(Fixtures.Sketch).Publications[0];
        var form = publication.Procedure.Examples[0].Form;
        publication.Rules.CallMoney("fee", form).Value.ShouldBe(new FactValue.Number(75000));
        publication.Rules.Test("form.remote", form).Value.ShouldBe(new FactValue.YesNo(false));
    }

    [Fact]
    public void A_policy_that_the_procedure_does_not_name_leaves_its_hash_alone()
    {
        var policy = Fixtures.Text(
            "policies/more.yaml",
            "policies: more\nvalues:\n  - { id: unrelated, from: 2020-01-01, count: 3, basis: x, confirmed: yes }\n"
        );
        Fixtures
            .Read(Fixtures.Sketch, policy)
            .Publications[0]
            .Hash.ShouldBe(Fixtures.Read(Fixtures.Sketch).Publications[0].Hash);
    }
}
