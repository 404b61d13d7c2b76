using Bpm.Engine.Commands;
using Bpm.Engine.Tests.Harness;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Tests.Storage.Harness;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

/// <summary>Every open dossier is in a live inbox or in a named wait with an owner and an end.</summary>
public sealed class OrphanTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_task_that_nobody_may_do_is_named_until_somebody_may(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var received = await store.Accept(Requests.Receive("a"));
        await store.Accept(Requests.Complete("b", received.DossierId, 0));
        await Grant(store, "xl9", "land", "leader");
        (await Find(store)).ShouldHaveSingleItem().Why.ShouldContain("the role 'specialist' at 'land'");
        await Grant(store, "xl1", "land", "specialist", until: Today.PlusDays(-1));
        (await Find(store)).Count.ShouldBe(1, "the role was held until yesterday");
        await Grant(store, "xl2", "land", "specialist");
        (await Find(store)).ShouldBeEmpty();
        store.Tamper("UPDATE accounts SET disabled = " + (store.Connections.IsPostgres ? "true" : "1"));
        (await Find(store)).Count.ShouldBe(1, "an account that is shut is no inbox");
    }

    [Fact]
    public async Task A_wait_with_an_owner_and_an_end_is_no_orphan_and_a_lost_task_is()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        await Grant(store, "xl1", "land", "specialist");
        await Grant(store, "tn1", "desk", "reception-officer");
        var received = await store.Accept(Requests.Receive("a"));
        await store.Accept(Requests.Complete("b", received.DossierId, 0));
        await store.Accept(
            Requests.Make(
                "c",
                received.DossierId,
                Requests.Specialist,
                new Complete("appraise.1", "ask-supplement", "Thiếu trang", ["application"])
            )
        );
        (await Find(store)).ShouldBeEmpty();
        var other = await store.Accept(Requests.Receive("d"));
        store.Tamper($"DELETE FROM tasks WHERE dossier = '{other.DossierId}'");
        (await Find(store)).ShouldHaveSingleItem().Dossier.ShouldBe(other.DossierId);
    }

    [Fact]
    public async Task A_delivered_dossier_needs_nobody()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var dossier = (await store.Accept(Requests.Receive("a"))).DossierId;
        for (var step = 0; step < Requests.Steps.Count; step++)
        {
            await store.Accept(Requests.Complete($"s{step}", dossier, step));
        }

        (await Find(store)).ShouldBeEmpty();
        store.Scalar("SELECT count(*) FROM tasks").ShouldBe(0);
        store.Scalar("SELECT count(*) FROM dossiers WHERE next_alarm IS NOT NULL").ShouldBe(0);
    }

    private static Task<IReadOnlyList<Orphan>> Find(TestStore store) =>
        new Orphans(store.Connections, new DossierCache()).Find(World.Small.Province, Today);

    private static async Task Grant(TestStore store, string user, string unit, string role, LocalDate? until = null) =>
        (
            await store.Accounts.Create(
                new NewAccount(
                    user,
                    user,
                    null,
                    Demo: false,
                    [new NewGrant(unit, role, new LocalDate(2026, 1, 1), until)]
                ),
                "a long enough password",
                TestContext.Current.CancellationToken
            )
        ).ShouldBeTrue();
}
