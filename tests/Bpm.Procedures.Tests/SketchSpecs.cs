using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>The sketch of the design, verbatim: it must be read, checked without a finding, and compiled.</summary>
public sealed class SketchSpecs
{
    private static readonly Catalogue s_catalogue = Fixtures.Read(Fixtures.Sketch);

    [Fact]
    public void It_has_no_finding() => s_catalogue.Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Every_part_is_read()
    {
        var procedure = s_catalogue.Publications.ShouldHaveSingleItem().Procedure;
        procedure.Code.ShouldBe("local.land-transfer");
        procedure.Version.ShouldBe(2);
        procedure.Authority.ForField.ShouldBe("commune");
        procedure.Limit.Statutory.ShouldBe(Term.OfWorkingDays(15));
        procedure.Limit.Plus.ShouldHaveSingleItem().Policy.ShouldBe("remote-commune-extra");
        procedure.Limit.Extendable.ShouldHaveSingleItem().ByUpTo.ShouldBe(Term.OfWorkingDays(5));
        procedure.Cases.ShouldHaveSingleItem().Steps["measure"].ShouldBe(Term.OfWorkingDays(2));
        procedure.Papers.Select(p => p.Id).ShouldBe(["application", "certificate", "authorisation"]);
        procedure.Papers[1].Reuse.ShouldBeTrue();
        procedure.Papers[2].When.ShouldBe("form.byAgent");
        procedure
            .Form.Select(f => f.Type)
            .ShouldBe([FieldType.Commune, FieldType.Number, FieldType.YesNo, FieldType.YesNo]);
        procedure.Fees.ShouldHaveSingleItem().Rule.ShouldBe("fee");
        procedure.Steps.Length.ShouldBe(8);
        var example = procedure.Examples.ShouldHaveSingleItem();
        example.Form["commune"].ShouldBe(new FactValue.Text("16681"));
        example.Form["area"].ShouldBe(new FactValue.Number(120));
        example.Form["remote"].ShouldBe(new FactValue.YesNo(false));
        example.Do.Select(d => (d.Step, d.Action)).ShouldContain(("measure", "done"));
        example.Due.ShouldBe(new NodaTime.LocalDateTime(2026, 3, 12, 17, 30));
    }

    [Fact]
    public void Actions_are_usual_unless_listed()
    {
        var workflow = s_catalogue.Publications[0].Workflow;
        workflow["receive"].Step.Actions.ShouldHaveSingleItem().Id.ShouldBe("done");
        workflow["issue"].Step.Name.ShouldBe("Vào sổ và đóng dấu");
        workflow["measure"]
            .Step.Actions.Select(a => (a.Id, a.NeedsReason))
            .ShouldBe([("done", false), ("ask-supplement", true), ("reject", true)]);
        workflow["sign"]
            .Step.Actions.Select(a => (a.Id, a.Name, a.NeedsReason))
            .ShouldBe([("sign", "Ký duyệt", false), ("return", "Trả lại", true)]);
        workflow["tax"].Step.Within.ShouldBe(new StepTerm(Term.OfWorkingDays(3), "tax"));
        workflow["pay"].Step.ShouldBeOfType<WaitStep>().EndsByPolicy.ShouldBe("payment-period");
    }

    [Fact]
    public void It_compiles_to_a_line()
    {
        var workflow = s_catalogue.Publications[0].Workflow;
        workflow.First.ShouldBe("receive");
        workflow["receive"].Next.ShouldBe(new Target.ToStep("measure"));
        workflow["hand-over"].Next.ShouldBe(new Target.End());
        workflow.Nodes.Length.ShouldBe(8);
    }
}
