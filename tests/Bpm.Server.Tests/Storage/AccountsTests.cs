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
}
