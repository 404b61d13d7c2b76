using Bpm.Procedures.Exports;
using Bpm.Procedures.Reductions;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Tests;

/// <summary>What the folder holds, counted: tables that are current, totals that add up, an organisation over time.</summary>
public sealed class CatalogueCountSpecs
{
    private static readonly string s_folder = Path.Combine(Fixtures.Repository, "procedures");
    private static readonly Lazy<Catalogue> s_catalogue = new(() =>
        Catalogue.Read([.. Fixtures.Folder(s_folder).Where(f => f.Path.EndsWith(".yaml", StringComparison.Ordinal))])
    );

    [Fact]
    public void The_tables_of_the_page_are_current()
    {
        var page = File.ReadAllText(Path.Combine(s_folder, "README.md"));
        CatalogueTables
            .Update(page, s_catalogue.Value)
            .ShouldBe(page, "run: dotnet run --project engine/Bpm.Server -- catalogue tables --write");
    }

    [Fact]
    public void The_reconstruction_adds_up_to_the_report_and_looks_like_no_decision()
    {
        var reduction = s_catalogue.Value.Reductions.Single(r => r.Kind == ReductionKind.Reconstructed);
        reduction.Date.ShouldBeNull();
        reduction.Effect.ShouldBeNull();
        reduction.Signer.ShouldBeNull();
        reduction.Number.ShouldBe("RECONSTRUCTION-R0.yaml");
        Reconstruction.Totals(s_catalogue.Value, reduction).ShouldBe((812, 2_117.5m, 0));
        reduction.Items.ShouldAllBe(i => i.Channel == Channel.Online && i.Case == null);

        var byCode = s_catalogue.Value.Publications.ToLookup(p => p.Procedure.Code);
        foreach (var item in reduction.Items)
        {
            var publication = byCode[item.Procedure].MaxBy(p => p.Procedure.Version).ShouldNotBeNull(item.Procedure);
            var law = publication.Procedure.Limit.Statutory.ShouldNotBeNull();
            item.Committed.CompareTo(law, dayLengthMinutes: 480)!.Value.ShouldBeLessThan(0, item.Procedure);
            item.Committed.Amount.ShouldBeGreaterThanOrEqualTo(2, "at least a day stays");
            publication.Workflow.Nodes.ShouldAllBe(n => n.Step.Within == null || n.Step.Within.SetBy == null);
            publication.Committed.Terms.ShouldAllBe(t => t.Decision != reduction.Number, "it is never applied");
        }
    }

    [Fact]
    public void A_procedure_cut_under_two_keys_counts_once_by_its_larger_cut()
    {
        var sketch = Fixtures.Sketch;
        var reduction = Fixtures.Text(
            "reductions/r.yaml",
            "reduction: { kind: reconstructed, source: x }\nitems:\n"
                + "  - { procedure: local.land-transfer, channel: online, committed: 12 working days }\n"
                + "  - { procedure: local.land-transfer, case: correction, channel: online, committed: 7.5 working days }\n"
        );
        var catalogue = Fixtures.Read(sketch, reduction);
        Reconstruction.Totals(catalogue, catalogue.Reductions[0]).ShouldBe((1, 3m, 0));
    }

    [Fact]
    public void A_decision_needs_its_number_and_dates_and_a_reconstruction_needs_none()
    {
        var file = Fixtures.Text("reductions/r.yaml", "reduction: { kind: decision }\nitems: []\n");
        ReductionReader.Read(file, out var findings).ShouldBeNull();
        findings.ToSorted().Length.ShouldBe(3);
    }

    /// <summary>R0 claims 1,051 full and 790 partial services and 1,839 in all. That is its statement, and no count of ours.</summary>
    [Fact]
    public void Online_offers_are_counted_and_the_report_s_parts_do_not_make_its_whole()
    {
        const int Full = 1_051;
        const int Partial = 790;
        const int Claimed = 1_839;
        (Full + Partial).ShouldBe(1_841);
        (Full + Partial).ShouldNotBe(Claimed);

        var latest = s_catalogue
            .Value.Publications.GroupBy(p => p.Procedure.Code)
            .Select(g => g.First().Procedure)
            .ToList();
        latest.Count.ShouldBeGreaterThanOrEqualTo(Claimed);
        var offered = latest.Count(p => p.Online != OnlineOffer.NotOffered);
        offered.ShouldBeLessThan(Claimed, "the list offers fewer online than the report claims");
        latest
            .Where(p => p.DerivedBy.Count > 0)
            .ShouldAllBe(p => p.Online == OnlineOffer.NotOffered || p.Online == OnlineOffer.Offered);
    }

    [Fact]
    public void Nothing_imported_is_confirmed_and_no_guess_is_a_statute()
    {
        foreach (
            var procedure in s_catalogue.Value.Publications.Select(p => p.Procedure).Where(p => p.DerivedBy.Count > 0)
        )
        {
            procedure.Confirmed.ShouldBeNull(procedure.Code);
            (procedure.Limit.Statutory is null).ShouldBe(
                procedure.Source.Kind == ProvenanceKind.Derived,
                procedure.Code
            );
        }
    }

    [Theory]
    [InlineData("2024-11-30", 460, 21)]
    [InlineData("2024-12-01", 412, 20)]
    [InlineData("2025-06-30", 412, 20)]
    [InlineData("2025-07-01", 130, 0)]
    public void The_tiers_of_the_province_on_a_day(string day, int communes, int districts)
    {
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var units = s_catalogue.Value.Province.Units.Where(u => u.ExistsOn(on)).ToList();
        units.Count(u => u.Office == "commune").ShouldBe(communes);
        units.Count(u => u.Office == "district").ShouldBe(districts);
    }

    [Fact]
    public void Every_abolished_commune_and_district_leads_to_units_that_exist()
    {
        var province = s_catalogue.Value.Province;
        var today = new LocalDate(2026, 11, 22);
        foreach (var gone in province.Units.Where(u => u.Office is "commune" or "district" && u.Until is not null))
        {
            var reached = new Queue<string>(gone.Successors);
            reached.ShouldNotBeEmpty(gone.Code);
            while (reached.TryDequeue(out var code))
            {
                var unit = province.Unit(code).ShouldNotBeNull();
                if (!unit.ExistsOn(today))
                {
                    unit.Successors.ShouldNotBeEmpty(unit.Code);
                    unit.Successors.ToList().ForEach(reached.Enqueue);
                }
            }
        }
    }
}
