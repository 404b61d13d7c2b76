using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Commits;
using Bpm.Server.Tests.Storage.Harness;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

/// <summary>Commands are decided ahead of their turn; what was decided for another state than the stored one is never written.</summary>
public sealed class CommandDecisionTests
{
    private int decided;

    [Fact]
    public async Task What_was_decided_ahead_stands_while_the_dossier_does()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var held = await Received(store);
        var decision = Deciding(Requests.Complete("c1", held.Id, 0));
        decision.Ahead(held, store.Clock.GetCurrentInstant());
        decided.ShouldBe(1);
        decision
            .For(held, store.Clock.GetCurrentInstant(), NoSerial)
            .After.State.Version.ShouldBeGreaterThan(held.State.Version);
        decided.ShouldBe(1, "nothing has changed");
    }

    [Fact]
    public async Task It_is_decided_anew_when_the_dossier_lost_its_personal_data_or_went_on()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var held = await Received(store);
        var decision = Deciding(Requests.Complete("c1", held.Id, 0));
        decision.Ahead(held, store.Clock.GetCurrentInstant());

        // The same history: an erasure writes no event.
        var erased = held with
        {
            Personal = null,
        };
        decision.For(erased, store.Clock.GetCurrentInstant(), NoSerial).After.Personal.ShouldBeNull();
        decided.ShouldBe(2);

        await store.Accept(Requests.Complete("c2", held.Id, 0));
        var later = store.Cache.Newest(held.Id)!;
        decision.For(later, store.Clock.GetCurrentInstant(), NoSerial).Refusal.ShouldNotBeNull("the step is done");
        decided.ShouldBe(3);
    }

    [Fact]
    public async Task What_takes_a_number_waits_for_its_turn()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var held = await Received(store);
        foreach (var step in new[] { 0, 1, 2 })
        {
            await store.Accept(Requests.Complete($"c{step}", held.Id, step));
        }

        held = store.Cache.Newest(held.Id)!;
        var decision = Deciding(Requests.Complete("issue", held.Id, 3));
        decision.Ahead(held, store.Clock.GetCurrentInstant());
        decided.ShouldBe(0);
        var issued = decision.For(held, store.Clock.GetCurrentInstant(), _ => 7);
        issued.SerialKey.ShouldNotBeNull();
        issued.After.State.ResultNumber.ShouldNotBeNull().ShouldContain("7");
    }

    [Fact]
    public async Task A_delegate_that_fails_ahead_fails_in_its_turn_alone()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var held = await Received(store);
        var asked = 0;
        var request = Requests.Complete("c1", held.Id, 0) with
        {
            Facts = _ =>
            {
                asked++;
                throw new InvalidOperationException("no facts today");
            },
        };
        var error = await Should.ThrowAsync<InvalidOperationException>(() => store.Writer.Execute(request));
        error.Message.ShouldBe("no facts today");
        asked.ShouldBe(2);
        await store.Accept(Requests.Complete("c1", held.Id, 0));
        await store.ShouldBeSound();
    }

    [Fact]
    public async Task A_stale_version_is_not_decided_ahead()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var held = await Received(store);
        var decision = Deciding(Requests.Complete("c1", held.Id, 0, expectedVersion: held.State.Version - 1));
        decision.Ahead(held, store.Clock.GetCurrentInstant());
        decided.ShouldBe(0);
        (await store.Refused(Requests.Complete("c1", held.Id, 0, held.State.Version - 1))).Code.ShouldBe(
            "version-stale"
        );
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_dossier_that_was_read_beside_the_writer_is_decided_once(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider), Counted);
        var known = await Known(store);
        decided = 0;
        var accepted = await Accept(store, Requests.Complete("c1", known.Id, 0), known);
        decided.ShouldBe(1);
        accepted.After.Version.ShouldBeGreaterThan(known.State.Version);
        store.Cache.Newest(known.Id)!.Personal.ShouldNotBeNull();

        // What was read before is another history now.
        store.Cache.Clear();
        await Accept(store, Requests.Complete("c2", known.Id, 1), known);
        await store.ShouldBeSound();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task What_was_erased_since_a_dossier_was_read_stays_erased(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var known = await Known(store);
        known.Personal.ShouldNotBeNull();
        store.Tamper("UPDATE personal SET data = NULL");
        await Accept(store, Requests.Complete("c1", known.Id, 0), known);
        store.Cache.Newest(known.Id)!.Personal.ShouldBeNull();
    }

    private static async Task<HeldDossier> Known(TestStore store)
    {
        var id = (await store.Accept(Requests.Receive("r1"))).DossierId;
        store.Cache.Clear();
        return (await store.Reader.Held([id], TestContext.Current.CancellationToken))[id];
    }

    private static async Task<CommandAnswer.Accepted> Accept(
        TestStore store,
        CommandRequest request,
        HeldDossier known
    ) =>
        (
            await store.Writer.Execute(request, known, TestContext.Current.CancellationToken)
        ).ShouldBeOfType<CommandAnswer.Accepted>();

    private static int NoSerial(string key) => throw new InvalidOperationException($"No number of {key} is needed.");

    private static async Task<HeldDossier> Received(TestStore store) =>
        store.Cache.Newest((await store.Accept(Requests.Receive("r1"))).DossierId).ShouldNotBeNull();

    private CommandDecision Deciding(CommandRequest request) => new(request, Counted);

    private Decision Counted(Dossier dossier, Command command, Facts facts, Instant now)
    {
        decided++;
        return Decide.Command(dossier, command, facts, now);
    }
}
