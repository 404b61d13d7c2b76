using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using NodaTime;

namespace Bpm.Engine.Tests;

/// <summary>Who may do what in whose name, and who may not whatever he holds.</summary>
public sealed class PeopleTests
{
    private static readonly Actor Deputy = new("pho1", [new Grant("land", "leader", For: "ld1")]);

    private static Run AtAppraisal() =>
        new Run(World.Procedure(SequenceTests.Straight)).Receive().Do(Run.Desk, "receive");

    [Fact]
    public void Whoever_acts_for_another_is_recorded_with_both_names()
    {
        var run = AtAppraisal().Do(Run.Specialist, "appraise").Do(Deputy, "sign", "sign");
        var done = run.Events.OfType<TaskCompleted>().Last();
        (done.By, done.For).ShouldBe(("pho1", "ld1"));
        run.Events.OfType<ResultSigned>().Single().For.ShouldBe("ld1");
    }

    [Fact]
    public void Delegation_does_not_defeat_four_eyes()
    {
        // The leader himself appraised; his deputy may not sign in his name.
        var both = Run.Person("ld1", "land:specialist", "land:leader");
        AtAppraisal().Do(both, "appraise").Refused(Deputy, "sign", "sign").Code.ShouldBe("four-eyes");

        // The deputy appraised in the name of a specialist; that specialist may not sign for anybody.
        var helper = new Actor("pho1", [new Grant("land", "specialist", For: "xl1")]);
        var run = AtAppraisal().Do(helper, "appraise");
        run.Refused(Deputy, "sign", "sign").Code.ShouldBe("four-eyes");
        run.Refused(Run.Person("xl1", "land:leader"), "sign", "sign").Code.ShouldBe("four-eyes");
        run.Do(Run.Leader, "sign", "sign");
    }

    [Fact]
    public void A_delegation_reaches_no_further_than_its_procedures()
    {
        var elsewhere = new Actor("pho1", [new Grant("land", "leader", "ld1") { Procedures = ["local.other"] }]);
        var run = AtAppraisal().Do(Run.Specialist, "appraise");
        run.Refused(elsewhere, "sign", "sign").Code.ShouldBe("unit-wrong");
        run.Do(new Actor("pho1", [new Grant("land", "leader", "ld1") { Procedures = ["local.test"] }]), "sign", "sign");
    }

    [Fact]
    public void A_delegation_lasts_its_days_and_never_passes_on()
    {
        var monday = new LocalDate(2026, 3, 2);
        Delegation[] given =
        [
            new("d1", "ld1", "pho1", "land", "leader", [], monday, monday.PlusDays(4), "QĐ 1"),
            new("d2", "pho1", "xl1", "land", "leader", [], monday, monday.PlusDays(4), "QĐ 2"),
            new("d3", "xl1", "xl1", "land", "specialist", [], monday, monday, "tự mình"),
        ];
        Grant[] Own(string user) => user == "ld1" ? [new Grant("land", "leader")] : [new Grant("land", "specialist")];

        Delegations.GrantsOf("pho1", Own, given, monday).ShouldContain(new Grant("land", "leader", "ld1"));
        Delegations.GrantsOf("pho1", Own, given, monday.PlusDays(5)).ShouldBe([new Grant("land", "specialist")]);
        // What pho1 holds for another, he can't give on; and nobody delegates to himself.
        Delegations.GrantsOf("xl1", Own, given, monday).ShouldBe([new Grant("land", "specialist")]);
    }

    [Fact]
    public void An_excluded_person_may_not_act_whatever_he_holds()
    {
        var run = AtAppraisal().Accept(Run.Specialist, new Claim("appraise.1"));
        run.Refused(Run.Specialist, new ExcludePerson("xl1", "x")).Code.ShouldBe("role-missing");
        run.Accept(Run.Leader, new ExcludePerson("xl1", "Người thân của người nộp"));
        run.Open("appraise").Assignee.ShouldBeNull("what he held goes back to the unit");
        run.Refused(Run.Specialist, "appraise").Code.ShouldBe("person-excluded");
        run.Refused(new Actor("ai", [new Grant("land", "specialist", "xl1")]), "appraise")
            .Code.ShouldBe("person-excluded");
        run.Refused(Run.Leader, new Assign("appraise.1", "xl1"), Run.Specialist).Code.ShouldBe("person-excluded");
        run.Refused(Run.Leader, new ExcludePerson("xl1", "x")).Code.ShouldBe("person-excluded");
        run.Do(Run.Other, "appraise");
    }

    [Fact]
    public void An_even_spread_goes_to_whoever_holds_fewest_and_may()
    {
        var run = AtAppraisal();
        var three = Run.Person("xl3", "land:specialist");
        run.Candidates = [new Candidate(Run.Specialist, 4), new Candidate(three, 2), new Candidate(Run.Other, 2)];
        run.Refused(Run.Specialist, new AssignEvenly("appraise.1")).Code.ShouldBe("role-missing");
        run.Accept(Run.Leader, new AssignEvenly("appraise.1"));
        run.Open("appraise").Assignee.ShouldBe("xl2", "ties go by name");
        run.Refused(Run.Leader, new AssignEvenly("appraise.1")).Code.ShouldBe("task-held-by-another");
        run.Accept(Run.Other, new Release("appraise.1"));
        run.Candidates = [new Candidate(Run.Tax, 0)];
        run.Refused(Run.Leader, new AssignEvenly("appraise.1")).Code.ShouldBe("nobody-fits");
    }

    [Fact]
    public void A_leader_who_takes_a_task_from_its_holder_says_why()
    {
        var run = AtAppraisal().Accept(Run.Specialist, new Claim("appraise.1"));
        run.Refused(Run.Leader, new Assign("appraise.1", "xl2"), Run.Other).Code.ShouldBe("reason-missing");
        run.Accept(Run.Leader, new Assign("appraise.1", "xl2", "Nghỉ ốm"), Run.Other);
        var assigned = run.Events.OfType<TaskAssigned>().Last();
        (assigned.From, assigned.To, assigned.Reason, assigned.By).ShouldBe(("xl1", "xl2", "Nghỉ ốm", "ld1"));
    }
}
