using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures.Workflows;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;

namespace Bpm.Server.Tests.Storage;

/// <summary>Two branches completed at the same moment: what other engines lose.</summary>
public sealed class RaceTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("BPM_LONG") is null ? 200 : 1000;

    private static readonly Publication TwoBranches = Requests.Plain(
        World.Procedure(
            """
              - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
              - id: both
                kind: parallel
                join: all
                branches:
                  - id: left
                    steps:
                      - { id: measure, at: authority, role: specialist, within: 1 working day }
                  - id: right
                    steps:
                      - { id: inspect, at: authority, role: clerk, within: 1 working day }
              - { id: sign, kind: sign, at: authority, role: leader, within: 1 working day, actions: { sign: {} } }
              - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
            """
        )
    );

    /// <summary>From one node in one commit or two, and from two nodes: the join fires once, and both succeed.</summary>
    [Theory]
    [InlineData("Sqlite", false)]
    [InlineData("Sqlite", true)]
    [InlineData("Postgres", false)]
    [InlineData("Postgres", true)]
    public async Task The_join_fires_exactly_once(string provider, bool twoNodes)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await using var other = twoNodes ? await store.Another() : null;
        for (var round = 0; round < Rounds / 2; round++)
        {
            var dossier = (await store.Accept(Receive($"r{round}"))).DossierId;
            await store.Accept(Complete($"f{round}", dossier, Requests.Desk, "receive.1"));
            using var both = new Barrier(2);
            var answers = await Task.WhenAll(
                At(both, store, Complete($"a{round}", dossier, Requests.Specialist, "measure.1")),
                At(both, other ?? store, Complete($"b{round}", dossier, Requests.Clerk, "inspect.1"))
            );
            answers.ShouldAllBe(a => a is CommandAnswer.Accepted);
            var events = await store.Reader.Events(dossier, TestContext.Current.CancellationToken);
            events.Count(e => e.Event is ParallelJoined).ShouldBe(1);
            events.Count(e => e.Event is BranchFinished).ShouldBe(2);
            events.Count(e => e.Event is TaskOpened { Step: "sign" }).ShouldBe(1);
        }

        store.Scalar("SELECT count(*) FROM tasks WHERE step = 'sign'").ShouldBe(Rounds / 2);
        store.Scalar("SELECT count(*) FROM tasks").ShouldBe(Rounds / 2);
    }

    /// <summary>The same branch twice, under two ids: one is done, the other is told who was quicker.</summary>
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task The_loser_is_told_the_truth(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await using var other = await store.Another();
        for (var round = 0; round < Rounds / 10; round++)
        {
            var dossier = (await store.Accept(Receive($"r{round}"))).DossierId;
            using var both = new Barrier(2);
            var answers = await Task.WhenAll(
                At(both, store, Complete($"a{round}", dossier, Requests.Desk, "receive.1")),
                At(both, other, Complete($"b{round}", dossier, Requests.Desk, "receive.1"))
            );
            answers.OfType<CommandAnswer.Accepted>().ShouldHaveSingleItem();
            var refusal = answers.OfType<CommandAnswer.Refused>().ShouldHaveSingleItem().Refusal;
            refusal.Code.ShouldBe("task-done");
            refusal.Details["by"].ShouldBe(Requests.Desk.User);
        }
    }

    /// <summary>On threads of their own, let go at the same moment.</summary>
    private static Task<CommandAnswer> At(Barrier both, TestStore store, CommandRequest request) =>
        Task
            .Factory.StartNew(
                () =>
                {
                    both.SignalAndWait();
                    return store.Writer.Execute(request);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            )
            .Unwrap();

    private static CommandRequest Receive(string id) => Of(Requests.Receive(id));

    private static CommandRequest Complete(string id, string dossier, Bpm.Engine.Actor who, string task) =>
        Of(Requests.Make(id, dossier, who, new Complete(task, "done", null, []))) with
        {
            Facts = _ => Requests.FactsFor(who) with { Publication = TwoBranches },
        };

    private static CommandRequest Of(CommandRequest request) =>
        request with
        {
            Facts = _ => Requests.FactsFor(Requests.Desk) with { Publication = TwoBranches },
        };
}
