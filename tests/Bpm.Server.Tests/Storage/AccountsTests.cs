using Bpm.Engine;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

public sealed class AccountsTests
{
    private static readonly NewAccount Officer = new(
        "xl1",
        "Cán bộ thử",
        "Chuyên viên",
        Demo: true,
        [
            new NewGrant("land", "specialist", new LocalDate(2026, 1, 1), new LocalDate(2026, 6, 30)),
            new NewGrant("land", "leader", new LocalDate(2026, 6, 30)),
            new NewGrant("desk", "clerk", new LocalDate(2026, 1, 1)),
        ]
    );

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_password_is_checked_and_an_account_is_made_once(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        (await store.Accounts.Create(Officer, "mật khẩu")).ShouldBeTrue();
        (await store.Accounts.Create(Officer with { Name = "Khác" }, "khác")).ShouldBeFalse();
        (await store.Accounts.CheckPassword("xl1", "mật khẩu"))
            .ShouldBeOfType<SignInAnswer.Accepted>()
            .Account.Name.ShouldBe("Cán bộ thử");
        (await store.Accounts.CheckPassword("xl1", "khác")).ShouldBeOfType<SignInAnswer.Failed>();
        (await store.Accounts.CheckPassword("ai", "mật khẩu")).ShouldBeOfType<SignInAnswer.Failed>();
        (await store.Accounts.Find("xl1"))!.PasswordHash.ShouldNotContain("mật khẩu");
        store.Tamper("UPDATE accounts SET disabled = NOT disabled");
        (await store.Accounts.CheckPassword("xl1", "mật khẩu")).ShouldBeOfType<SignInAnswer.Failed>();
        (await store.Accounts.GrantsOn("xl1", new LocalDate(2026, 3, 2))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Too_many_failures_lock_it_for_a_while(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await store.Accounts.Create(Officer, "đúng");
        for (var i = 1; i < StorageLimits.SignInFailuresUntilLocked; i++)
        {
            (await store.Accounts.CheckPassword("xl1", "sai")).ShouldBeOfType<SignInAnswer.Failed>();
        }

        var locked = (await store.Accounts.CheckPassword("xl1", "sai")).ShouldBeOfType<SignInAnswer.Locked>();
        locked.Until.ShouldBe(store.Clock.Now + Duration.FromMinutes(StorageLimits.LockoutMinutes));
        (await store.Accounts.CheckPassword("xl1", "đúng")).ShouldBeOfType<SignInAnswer.Locked>();
        store.Clock.Now = locked.Until;
        (await store.Accounts.CheckPassword("xl1", "đúng")).ShouldBeOfType<SignInAnswer.Accepted>();
        (await store.Accounts.Find("xl1"))!.LockedUntil.ShouldBeNull();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Grants_hold_from_their_first_day_to_their_last(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await store.Accounts.Create(Officer, "x");
        (await On(2025, 12, 31)).ShouldBeEmpty();
        (await On(2026, 1, 1)).ShouldBe([new Grant("desk", "clerk"), new Grant("land", "specialist")]);
        (await On(2026, 6, 30)).ShouldBe([
            new Grant("desk", "clerk"),
            new Grant("land", "leader"),
            new Grant("land", "specialist"),
        ]);
        (await On(2026, 7, 1)).ShouldBe([new Grant("desk", "clerk"), new Grant("land", "leader")]);
        var holders = await store.Accounts.HoldersOf("land", "specialist", new LocalDate(2026, 6, 30));
        holders.ShouldHaveSingleItem().Account.User.ShouldBe("xl1");
        (await store.Accounts.HoldersOf("land", "specialist", new LocalDate(2026, 7, 1))).ShouldBeEmpty();

        async Task<IEnumerable<Grant>> On(int year, int month, int day) =>
            await store.Accounts.GrantsOn("xl1", new LocalDate(year, month, day));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_delegation_gives_what_the_other_holds_himself_on_its_days(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await store.Accounts.Create(Officer, "x");
        await store.Accounts.Create(Officer with { User = "ld1", Grants = [Since("land", "leader")] }, "x");
        await store.Accounts.Create(Officer with { User = "xl2", Grants = [Since("land", "specialist")] }, "x");
        await Give(store, "d1", "ld1", "xl2", "1.012787");
        await Give(store, "d2", "xl2", "xl1", "");

        (await store.Accounts.GrantsOn("xl2", new LocalDate(2026, 5, 31))).ShouldBe([new Grant("land", "specialist")]);
        var lent = (await store.Accounts.GrantsOn("xl2", new LocalDate(2026, 6, 1))).Single(g => g.For is not null);
        (lent.Unit, lent.Role, lent.For).ShouldBe(("land", "leader", "ld1"));
        lent.Procedures.ShouldBe(["1.012787"]);
        (await store.Accounts.GrantsOn("xl1", new LocalDate(2026, 6, 1))).ShouldNotContain(
            g => g.Role == "leader",
            "what was lent is not lent on"
        );
        (await store.Accounts.GrantsOn("xl2", new LocalDate(2026, 6, 3))).ShouldNotContain(g => g.For != null);

        var holders = await store.Accounts.HoldersOf("land", "leader", new LocalDate(2026, 6, 2));
        holders.Select(h => (h.Account.User, h.Grant.For)).ShouldBe([("ld1", null), ("xl2", "ld1")], ignoreOrder: true);
        store.Tamper("UPDATE delegations SET ended_by = 'ld1', ended_at = 1");
        (await store.Accounts.HoldersOf("land", "leader", new LocalDate(2026, 6, 2)))
            .ShouldHaveSingleItem()
            .Account.User.ShouldBe("ld1");
        (await store.Accounts.AtUnits(["land"], new LocalDate(2026, 6, 2)))
            .Select(a => a.User)
            .ShouldBe(["ld1", "xl1", "xl2"], ignoreOrder: true);
    }

    private static NewGrant Since(string unit, string role) => new(unit, role, new LocalDate(2026, 1, 1));

    private static async Task Give(TestStore store, string id, string from, string to, string procedures)
    {
        await using var db = store.Connections.Db();
        db.Delegations.Add(
            new DelegationRow
            {
                Id = id,
                From = from,
                To = to,
                Unit = "land",
                Role = "leader",
                Procedures = procedures,
                FirstDay = Accounts.Days(new LocalDate(2026, 6, 1)),
                LastDay = Accounts.Days(new LocalDate(2026, 6, 2)),
                Basis = "GUQ",
                GivenBy = from,
                GivenAt = 0,
            }
        );
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
