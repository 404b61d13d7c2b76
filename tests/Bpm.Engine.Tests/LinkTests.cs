using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using Bpm.WorkingTime;

namespace Bpm.Engine.Tests;

/// <summary>Linked dossiers: what a parent asks for, what its children say, and each message once.</summary>
public sealed class LinkTests
{
    private const string Group = """
          - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
          - id: linked
            kind: group
            choose: { by: applicant, at-least: 2 }
            children:
              - { id: birth, procedure: local.part, gives: [certificate] }
              - { id: residence, procedure: local.part, takes: [certificate] }
              - { id: card, procedure: local.part, takes: [application], if-refused: go-on }
          - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
        """;

    private static Submit Chosen(params string[] children) =>
        new("local.test", null, Channel.Counter, "desk", "digest") { Children = [.. children] };

    private static Run Linked(params string[] children) =>
        new Run(World.Procedure(Group))
            .Accept(Run.Desk, new Receive(Chosen(children), [new ReceivedPaper("application", 1, 0)]))
            .Do(Run.Desk, "receive");

    private static ReportChild Says(string child, int seq, string outcome = ChildOutcomes.Granted) =>
        new(child, seq, outcome, "7/KQ");

    [Fact]
    public void The_applicant_chooses_enough_and_only_what_there_is()
    {
        var run = new Run(World.Procedure(Group));
        ImmutableArray<ReceivedPaper> papers = [new("application", 1, 0)];
        run.Refused(Run.Desk, new Receive(Chosen("birth"), papers)).Code.ShouldBe("too-few-chosen");
        run.Refused(Run.Desk, new Receive(Chosen("birth", "death"), papers)).Code.ShouldBe("child-unknown");
        run.Accept(Run.Desk, new Receive(Chosen("birth", "card"), papers)).Do(Run.Desk, "receive");
        run.Dossier.Children.Select(c => c.Id).ShouldBe(["birth.1", "card.1"]);
        run.Events.OfType<ChildOpened>().Last().Papers.ShouldBe(["application"], "the child takes what it needs");
    }

    [Fact]
    public void A_child_waits_for_what_its_sibling_gives_and_the_whole_for_all()
    {
        var run = Linked("birth", "residence");
        run.Dossier.Children.Select(c => c.Id).ShouldBe(["birth.1"]);
        run.Dossier.Deferred.Single().Papers.ShouldBe(["certificate"]);
        run.Dossier.Waits.Single(w => w.Open).ReviewBy.ShouldNotBeNull("somebody answers for the wait");
        run.Refused(Run.Desk, new EndWait("birth.1", null, [], null)).Code.ShouldBe("ends-by-itself");

        run.Accept(Actor.System, new LinkChild("birth.1", "d-1", "H41.1-260302-0001.1"));
        run.Refused(Actor.System, new LinkChild("birth.1", "d-2", "x")).Code.ShouldBe("message-consumed");
        run.Accept(Actor.System, Says("birth.1", 9));
        run.Dossier.Papers.ShouldContain(p => p.Paper == "certificate");
        run.Events.OfType<ChildOpened>().Last().Papers.ShouldBe(["certificate"]);
        run.Accept(Actor.System, Says("residence.1", 12));
        run.Open("hand-over");
        run.Dossier.CommittedVerdict.ShouldNotBeNull();
    }

    [Fact]
    public void A_message_is_consumed_once_and_only_by_whom_it_is_for()
    {
        var run = Linked("birth", "card");
        run.Refused(Run.Leader, Says("birth.1", 9)).Code.ShouldBe("system-only");
        run.Refused(Actor.System, Says("other.1", 9)).Code.ShouldBe("child-unknown");
        run.Accept(Actor.System, Says("birth.1", 9));
        run.Refused(Actor.System, Says("birth.1", 9)).Code.ShouldBe("message-consumed");
        run.Refused(Actor.System, Says("birth.1", 10)).Code.ShouldBe("message-consumed");
        run.Dossier.OpenTasks.ShouldBeEmpty("the card is still awaited");
    }

    [Fact]
    public void A_refused_child_ends_the_whole_or_lets_it_go_on_as_it_says()
    {
        var run = Linked("birth", "card").Accept(Actor.System, Says("card.1", 5, ChildOutcomes.Refused));
        run.Dossier.OpenTasks.ShouldBeEmpty("the birth is still awaited");
        run.Accept(Actor.System, Says("birth.1", 6, ChildOutcomes.Refused));
        run.Open("hand-over");
        run.Dossier.Outcome.ShouldBe("refused");

        var first = Linked("birth", "card").Accept(Actor.System, Says("birth.1", 6, ChildOutcomes.Refused));
        first.Dossier.Children.Single(c => c.Id == "card.1").StopAsked.ShouldBeTrue();
        first.Open("hand-over");
        first.Accept(Actor.System, Says("card.1", 8, ChildOutcomes.Stopped));
        first.Dossier.OpenTasks.Count().ShouldBe(1, "what comes later is noted");
    }

    [Fact]
    public void A_child_that_could_not_be_opened_is_an_incident_and_is_tried_again()
    {
        var run = Linked("birth", "card").Accept(Actor.System, Says("card.1", 1, ChildOutcomes.NotOpened));
        run.Dossier.Incidents.Single().Code.ShouldBe("child-not-opened");
        run.Accept(Run.Desk, new RetryIncident("card.1"));
        run.Dossier.Children.Last().Id.ShouldBe("card.2");
    }

    [Fact]
    public void A_childs_lawful_extension_moves_the_whole()
    {
        var run = Linked("birth", "card");
        run.Accept(Actor.System, new ExtendForChild("birth.1", 4, Term.OfWorkingDays(2), "Xác minh"));
        run.Dossier.CommittedDue.ShouldBe(Run.Moment("2026-03-18T17:30"));
        run.Refused(Actor.System, new ExtendForChild("birth.1", 4, Term.OfWorkingDays(2), "Xác minh"))
            .Code.ShouldBe("message-consumed");
        run.Accept(Actor.System, Says("birth.1", 9));
    }

    [Fact]
    public void A_childs_own_extension_is_noted_and_moves_nothing()
    {
        var own = Group.Replace("if-refused: go-on }", "if-refused: go-on, extension: own }", StringComparison.Ordinal);
        var run = new Run(World.Procedure(own))
            .Accept(Run.Desk, new Receive(Chosen("birth", "card"), [new ReceivedPaper("application", 1, 0)]))
            .Do(Run.Desk, "receive");
        var promised = run.Dossier.CommittedDue.ShouldNotBeNull();
        var extend = new ExtendForChild("card.1", 4, Term.OfWorkingDays(2), "Xác minh");
        run.Accept(Actor.System, extend);
        run.Dossier.CommittedDue.ShouldBe(promised);
        run.Refused(Actor.System, extend).Code.ShouldBe("message-consumed");
        run.Accept(Actor.System, extend with { Child = "birth.1" });
        run.Dossier.CommittedDue.Value.ShouldBeGreaterThan(promised, "the birth says nothing, so it moves the whole");
    }

    [Fact]
    public void The_child_is_received_as_part_of_the_whole_and_stops_when_that_says_so()
    {
        var child = new Run(World.Procedure(SequenceTests.Straight));
        var open = new OpenChild(
            "d-0",
            "H41.1-260302-0001",
            "birth.1",
            new Submit("local.test", null, Channel.Counter, "desk", "digest"),
            [new ReceivedPaper("application", 1, 0)]
        );
        child.Refused(Run.Desk, open).Code.ShouldBe("system-only");
        child.Accept(Actor.System, open);
        child.Dossier.Parent.ShouldBe(new ParentLink("d-0", "H41.1-260302-0001", "birth.1"));
        child
            .Dossier.OpenTasks.Select(t => t.Step)
            .ShouldBe(["appraise"], "whoever received the whole received its parts");
        child.Refused(Run.Leader, new StopChild("x")).Code.ShouldBe("system-only");
        child.Accept(Actor.System, new StopChild("refused:card.1"));
        child.Dossier.Status.ShouldBe(BusinessStatus.Stopped);

        var alone = new Run(World.Procedure(SequenceTests.Straight)).Receive();
        alone.Refused(Actor.System, new StopChild("x")).Code.ShouldBe("not-part-of-another");
    }

    [Fact]
    public void What_is_withdrawn_takes_its_children_along()
    {
        var run = Linked("birth", "card").Accept(Run.Desk, new Withdraw("Không cần nữa"));
        run.Dossier.Children.ShouldAllBe(c => c.StopAsked);
    }

    [Fact]
    public void Events_are_messages_to_the_other_side()
    {
        var run = Linked("birth", "card");
        run.Accept(Actor.System, new LinkChild("birth.1", "d-1", "c-1"));
        var opened = run.Events.OfType<ChildOpened>().First();
        Messages.Of(opened, run.Dossier).ShouldBeOfType<Message.Open>().Procedure.ShouldBe("local.part");
        Messages.Of(new ChildStopAsked("birth.1", "x"), run.Dossier).ShouldBe(new Message.Stop("d-1", "x"));
        Messages.Of(new ChildStopAsked("card.1", "x"), run.Dossier).ShouldBeNull("there is nobody to tell yet");
        Messages.Of(new NoteAdded("n"), run.Dossier).ShouldBeNull();

        var part = run.Dossier with { Parent = new ParentLink("d-0", "c-0", "birth.1"), Outcome = "refused" };
        Messages
            .Of(new DossierFinished("refused", null, null), part)
            .ShouldBe(new Message.Report("d-0", "birth.1", "refused", part.ResultNumber));
        Messages.Of(new DossierFinished("granted", null, null), run.Dossier).ShouldBeNull("nobody's part");
    }
}
