using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Tests.Harness;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

/// <summary>What a command does to the store, on both databases.</summary>
public sealed class CommandWriterTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_whole_dossier_is_written_and_reads_back_as_it_was_told(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var received = await store.Accept(Requests.Receive("c0"));
        received.Code.ShouldBe("H41.DESK-260302-0001");
        received.Repeated.ShouldBeFalse();
        var last = received;
        for (var step = 0; step < Requests.Steps.Count; step++)
        {
            store.Clock.Now += Duration.FromMinutes(10);
            last = await store.Accept(Requests.Complete($"c{step + 1}", received.DossierId, step));
        }

        last.After.Status.ShouldBe(BusinessStatus.Delivered);
        last.After.ResultNumber.ShouldBe("1/2026/LAND");
        await using var another = await store.Another();
        var stored = (await another.Reader.ByCode(received.Code!))!;
        stored.Id.ShouldBe(received.DossierId);
        StateText.Of(stored.State).ShouldBe(StateText.Of(last.After));
        (await another.Reader.ByToken(stored.TrackingToken))!.Id.ShouldBe(stored.Id);
        (await another.Reader.ById(stored.Id))!.Code.ShouldBe(received.Code);
        (await another.Reader.ById("nobody")).ShouldBeNull();
        var events = await another.Reader.Events(stored.Id);
        events.Length.ShouldBe(last.After.Version);
        events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, events.Length));
        events.Select(e => e.Position).ShouldBe(Enumerable.Range(1, events.Length).Select(n => (long)n));
        events[0].Actor.ShouldBe("tn1");
        store.Scalar("SELECT count(*) FROM tasks").ShouldBe(0);
        await store.ShouldBeSound();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_command_id_repeats_its_first_answer_and_writes_nothing(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var first = await store.Accept(Requests.Receive("c0"));
        await store.Accept(Requests.Complete("c1", first.DossierId, 0));
        var before = store.Everything();

        var again = await store.Accept(Requests.Receive("c0"));
        again.Repeated.ShouldBeTrue();
        again.DossierId.ShouldBe(first.DossierId);
        again.Code.ShouldBe(first.Code);
        again.Events.Length.ShouldBe(first.Events.Length);
        StateText.Of(again.After).ShouldBe(StateText.Of(first.After));
        store.Everything().ShouldBe(before);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_command_id_with_another_body_or_dossier_is_refused(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var one = await store.Accept(Requests.Receive("c0"));
        var two = await store.Accept(Requests.Receive("c1"));
        await store.Accept(Requests.Note("n", one.DossierId, "note-1"));
        var before = store.Everything();
        (await store.Refused(Requests.Note("n", one.DossierId, "note-2"))).Code.ShouldBe("command-id-reused");
        (await store.Refused(Requests.Note("n", two.DossierId, "note-1"))).Code.ShouldBe("command-id-reused");
        store.Everything().ShouldBe(before);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_stale_version_is_refused_with_the_current_one(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var received = await store.Accept(Requests.Receive("c0"));
        var version = received.After.Version;
        var before = store.Everything();
        var refusal = await store.Refused(Requests.Complete("c1", received.DossierId, 0, version - 1));
        refusal.Code.ShouldBe("version-stale");
        refusal.Details["current"].ShouldBe($"{version}");
        store.Everything().ShouldBe(before);
        await store.Accept(Requests.Complete("c2", received.DossierId, 0, version));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_refusal_changes_nothing_not_even_a_serial(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var received = await store.Accept(Requests.Receive("c0"));
        var before = store.Everything();
        (await store.Refused(Requests.Note("c1", received.DossierId, "refuse"))).Code.ShouldBe("test-refused");
        (await store.Refused(Requests.Complete("c2", received.DossierId, 3))).Code.ShouldBe("task-unknown");
        (await store.Refused(Requests.Note("c3", "nobody", "n"))).Code.ShouldBe("dossier-unknown");
        var noPapers = Requests.Receive("c4") with
        {
            Command = (_, _) =>
                new Receive(new Submit("local.test", null, Bpm.Procedures.Channel.Counter, "desk", ""), []),
        };
        (await store.Refused(noPapers)).Code.ShouldBe("papers-missing");
        store.Everything().ShouldBe(before);
        // An id that was refused may be used again: nothing of it stayed.
        await store.Accept(Requests.Note("c1", received.DossierId, "note"));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Personal_data_stand_outside_the_events_under_their_digest(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var received = await store.Accept(Requests.Receive("c0"));
        await store.Accept(Requests.Note("c1", received.DossierId, "note-1", "Anh Hùng gọi lại"));
        var personal = (await store.Reader.Personal(received.DossierId))!;
        personal.Digest.ShouldBe(received.After.PersonalDigest);
        personal.Data!.Applicant.ShouldBe(Requests.Person1.Applicant);
        personal.Data.Form.OrderBy(f => f.Key).ShouldBe(Requests.Person1.Form.OrderBy(f => f.Key));
        (await store.Reader.PersonalOf([received.DossierId])).Count.ShouldBe(1);
        (await store.Reader.Notes(received.DossierId))["note-1"].ShouldBe("Anh Hùng gọi lại");
        await using var db = store.Connections.Db();
        var bytes = await db.Events.Select(e => e.Bytes).ToListAsync(TestContext.Current.CancellationToken);
        var text = string.Concat(bytes.Select(System.Text.Encoding.UTF8.GetString));
        text.ShouldNotContain("Đào");
        text.ShouldNotContain("000000000001");
        text.ShouldNotContain("Hùng");
        var row = await db.Search.SingleAsync(TestContext.Current.CancellationToken);
        row.Words.ShouldBe("h41 desk 260302 0001 tran thi dao thu tuc");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Codes_count_per_unit_and_day(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        (await store.Accept(Requests.Receive("a"))).Code.ShouldBe("H41.DESK-260302-0001");
        (await store.Accept(Requests.Receive("b"))).Code.ShouldBe("H41.DESK-260302-0002");
        store.Clock.Now += Duration.FromDays(1);
        (await store.Accept(Requests.Receive("c"))).Code.ShouldBe("H41.DESK-260303-0001");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_clock_that_steps_back_does_not_reorder_the_record(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var received = await store.Accept(Requests.Receive("c0"));
        store.Clock.Now -= Duration.FromHours(1);
        var next = await store.Accept(Requests.Complete("c1", received.DossierId, 0));
        next.After.LastAt.ShouldBe(received.After.LastAt);
        await store.ShouldBeSound();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Two_writers_on_one_store_take_turns_and_see_each_other(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await using var other = await store.Another();
        var received = await store.Accept(Requests.Receive("c0"));
        var notes = Enumerable
            .Range(0, 40)
            .Select(i =>
                (i % 2 == 0 ? store : other).Writer.Execute(
                    Requests.Note($"n{i}", received.DossierId, $"note-{i}"),
                    TestContext.Current.CancellationToken
                )
            );
        foreach (var answer in await Task.WhenAll(notes))
        {
            answer.ShouldBeOfType<CommandAnswer.Accepted>();
        }

        (await store.Reader.Events(received.DossierId)).Length.ShouldBe(received.After.Version + 40);
        store.Scalar("SELECT max(position) - sum(count) FROM events").ShouldBe(0);
        await store.ShouldBeSound();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Of_two_completions_at_the_same_moment_one_wins_and_the_other_is_told(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await using var other = await store.Another();
        for (var round = 0; round < 20; round++)
        {
            var received = await store.Accept(Requests.Receive($"r{round}"));
            var answers = await Task.WhenAll(
                store.Writer.Execute(Requests.Complete($"a{round}", received.DossierId, 0)),
                other.Writer.Execute(Requests.Complete($"b{round}", received.DossierId, 0))
            );
            answers.OfType<CommandAnswer.Accepted>().Count().ShouldBe(1);
            answers.OfType<CommandAnswer.Refused>().Single().Refusal.Code.ShouldBe("task-done");
        }
    }
}
