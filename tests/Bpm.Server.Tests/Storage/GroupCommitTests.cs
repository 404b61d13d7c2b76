using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

/// <summary>Commands that wait together are committed together, and a bad one harms nobody.</summary>
public sealed class GroupCommitTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Sixty_four_that_wait_share_one_commit_and_the_bad_ones_among_them_fail_alone(string provider)
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        await using var store = await TestStore.Start(
            Enum.Parse<StorageProvider>(provider),
            (dossier, command, facts, now) => Gated(gate, dossier, command, facts, now)
        );
        var received = await store.Accept(Requests.Receive("c0"));
        var commits = store.Writer.Commits;

        gate.Reset();
        var first = store.Writer.Execute(Requests.Note("wait", received.DossierId, "gate"));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var group = Enumerable
            .Range(0, 64)
            .Select(i =>
                store.Writer.Execute(
                    Requests.Note(
                        $"n{i}",
                        received.DossierId,
                        i switch
                        {
                            20 => "throw",
                            40 => "refuse",
                            50 => "note-49",
                            _ => $"note-{i}",
                        }
                    )
                )
            )
            .ToList();
        gate.Set();
        (await first).ShouldBeOfType<CommandAnswer.Accepted>();
        for (var i = 0; i < group.Count; i++)
        {
            switch (i)
            {
                case 20:
                    (await group[i].ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe(
                        "A bug in deciding."
                    );
                    break;
                case 40:
                    (await group[i]).ShouldBeOfType<CommandAnswer.Refused>();
                    break;
                case 50:
                    // The note's key is there already: the database itself says no.
                    await group[i].ShouldThrowAsync<StoreException>();
                    break;
                default:
                    (await group[i]).ShouldBeOfType<CommandAnswer.Accepted>();
                    break;
            }
        }

        (store.Writer.Commits - commits).ShouldBe(2, "the one that held the door, then all who waited");
        var events = await store.Reader.Events(received.DossierId);
        events.Length.ShouldBe(received.After.Version + 1 + 61);
        store.Scalar("SELECT max(position) - sum(count) FROM events").ShouldBe(0);
        store.Scalar("SELECT count(*) FROM notes").ShouldBe(62);
        await store.ShouldBeSound();
    }

    [Fact]
    public async Task The_same_command_twice_in_one_commit_is_done_once()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        await using var store = await TestStore.Start(
            StorageProvider.Sqlite,
            (dossier, command, facts, now) => Gated(gate, dossier, command, facts, now)
        );
        var received = await store.Accept(Requests.Receive("c0"));
        gate.Reset();
        var first = store.Writer.Execute(Requests.Note("wait", received.DossierId, "gate"));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var twice = Enumerable
            .Range(0, 2)
            .Select(_ => store.Writer.Execute(Requests.Note("same", received.DossierId, "note")))
            .ToList();
        gate.Set();
        await first;
        var answers = (await Task.WhenAll(twice)).Cast<CommandAnswer.Accepted>().ToList();
        answers.Select(a => a.Repeated).ShouldBe([false, true]);
        answers[0].After.Version.ShouldBe(answers[1].After.Version);
    }

    [Fact]
    public async Task A_caller_who_gave_up_before_its_turn_is_passed_over()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        using var patience = new CancellationTokenSource();
        await using var store = await TestStore.Start(
            StorageProvider.Sqlite,
            (dossier, command, facts, now) => Gated(gate, dossier, command, facts, now)
        );
        var received = await store.Accept(Requests.Receive("c0"));
        gate.Reset();
        var first = store.Writer.Execute(Requests.Note("wait", received.DossierId, "gate"));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var gone = store.Writer.Execute(Requests.Note("gone", received.DossierId, "note"), patience.Token);
        await patience.CancelAsync();
        gate.Set();
        await first;
        await gone.ShouldThrowAsync<OperationCanceledException>();
        store.Scalar("SELECT count(*) FROM events WHERE command_id = 'gone'").ShouldBe(0);
    }

    [Fact]
    public async Task Stopping_answers_all_who_wait_and_lets_nobody_else_in()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var received = await store.Accept(Requests.Receive("c0"));
        var waiting = Enumerable
            .Range(0, 300)
            .Select(i => store.Writer.Execute(Requests.Note($"n{i}", received.DossierId, $"note-{i}")))
            .ToList();
        await store.Writer.StopAsync(CancellationToken.None);
        (await Task.WhenAll(waiting)).ShouldAllBe(a => a is CommandAnswer.Accepted);
        var closed = await store
            .Writer.Execute(Requests.Note("late", received.DossierId, "late"))
            .ShouldThrowAsync<StoreException>();
        closed.Fault.ShouldBe(StoreFault.Closed);
        store.Scalar("SELECT count(*) FROM notes").ShouldBe(300);
    }

    private static Decision Gated(ManualResetEventSlim gate, Dossier dossier, Command command, Facts facts, Instant now)
    {
        if (command is AddNote { NoteId: "gate" })
        {
            gate.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        }

        return TestDecide.Command(dossier, command, facts, now);
    }
}
