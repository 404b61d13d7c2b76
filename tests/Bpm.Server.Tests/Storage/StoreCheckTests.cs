using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Tests.Storage.Harness;

namespace Bpm.Server.Tests.Storage;

/// <summary>Somebody with a database tool, and what the check says about it.</summary>
public sealed class StoreCheckTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_sound_store_has_no_finding(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        await store.ShouldBeSound();
    }

    [Fact]
    public async Task One_changed_bit_is_named()
    {
        await using var store = await Filled();
        store.Tamper(
            "UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), 'desk', 'disk') AS BLOB) WHERE seq = 3 AND position = 3"
        );
        (await Single(store)).Kind.ShouldBe(StoreFindingKind.Changed);
        (await Single(store)).Seq.ShouldBe(1);
    }

    [Theory]
    [InlineData("actor = 'x'")]
    [InlineData("at = at + 1")]
    [InlineData("command_id = 'x'")]
    [InlineData("bytes = CAST(replace(CAST(bytes AS TEXT), 'note-1', 'note-9') AS BLOB)")]
    [InlineData("hash = x'00'")]
    public async Task Every_part_of_an_event_is_under_the_hash(string change)
    {
        await using var store = await Filled();
        store.Tamper($"UPDATE events SET {change} WHERE {Note1}");
        var findings = await store.Check();
        findings[0].Kind.ShouldBe(StoreFindingKind.Changed);
        findings[0].Seq.ShouldBe(4);
    }

    [Fact]
    public async Task A_removed_event_is_named()
    {
        await using var store = await Filled();
        store.Tamper($"DELETE FROM events WHERE {Note1}");
        var findings = await store.Check();
        findings.ShouldContain(f => f.Kind == StoreFindingKind.Removed && f.Seq == 4 && f.Dossier != null);
        findings.ShouldContain(f => f.Kind == StoreFindingKind.Removed && f.Dossier == null);
    }

    [Fact]
    public async Task A_removed_event_whose_neighbours_moved_up_is_named()
    {
        await using var store = await Filled();
        store.Tamper($"DELETE FROM events WHERE {Note1}");
        store.Tamper($"UPDATE events SET seq = seq - 1, position = position - 1 WHERE {Note2}");
        var findings = await store.Check();
        findings.ShouldContain(f => f.Kind == StoreFindingKind.Changed && f.Seq == 4);
        findings.ShouldContain(f => f.Kind == StoreFindingKind.Removed);
    }

    [Fact]
    public async Task Two_events_that_changed_places_are_named()
    {
        await using var store = await Filled();
        store.Tamper($"UPDATE events SET seq = 99 WHERE {Note1}");
        store.Tamper($"UPDATE events SET seq = 4 WHERE {Note2}");
        store.Tamper($"UPDATE events SET seq = 5 WHERE {Note1}");
        var findings = await store.Check();
        findings.ShouldContain(f => f.Kind == StoreFindingKind.Reordered && f.Seq == 4);
        findings.ShouldContain(f => f.Kind == StoreFindingKind.Reordered && f.Seq == 5);
    }

    [Fact]
    public async Task Cut_off_events_are_named()
    {
        await using var store = await Filled();
        store.Tamper("DELETE FROM events WHERE position >= (SELECT max(position) FROM events)");
        (await Single(store)).Kind.ShouldBe(StoreFindingKind.Truncated);
    }

    [Fact]
    public async Task A_chain_that_was_cut_together_with_its_row_is_named_by_its_head_or_the_position()
    {
        await using var store = await Filled();
        store.Tamper($"DELETE FROM events WHERE {Note2}");
        store.Tamper("UPDATE dossiers SET version = 4 WHERE version = 5");
        (await store.Check()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_deleted_dossier_is_named()
    {
        await using var store = await Filled();
        store.Tamper("PRAGMA foreign_keys = OFF; DELETE FROM dossiers WHERE code LIKE '%0001'");
        (await store.Check()).ShouldContain(f => f.Kind == StoreFindingKind.Missing);
        store.Tamper("DELETE FROM events WHERE dossier NOT IN (SELECT id FROM dossiers)");
        (await store.Check()).ShouldContain(f => f.Kind == StoreFindingKind.Removed && f.Dossier == null);
    }

    [Theory]
    [InlineData("UPDATE dossiers SET status = 'Delivered'", "status is 'Delivered', the events say 'InProcess'")]
    [InlineData("UPDATE dossiers SET promised = promised + 1440", "promised is")]
    [InlineData("UPDATE dossiers SET search = 'x'", "search is 'x'")]
    [InlineData("UPDATE tasks SET due = due + 60, sort_due = sort_due + 60", "due is")]
    [InlineData("DELETE FROM tasks", "it is gone")]
    [InlineData("UPDATE tasks SET id = id || 'x'", "it is not open")]
    public async Task A_row_that_does_not_say_what_the_events_say_is_named(string change, string message)
    {
        await using var store = await Filled();
        store.Tamper(change);
        var findings = await store.Check();
        findings.ShouldAllBe(f => f.Kind == StoreFindingKind.Row);
        findings.ShouldContain(f => f.Message.Contains(message));
    }

    [Fact]
    public async Task Changed_personal_data_are_named_and_an_erased_person_is_not_tampering()
    {
        await using var store = await Filled();
        store.Tamper("UPDATE personal SET data = CAST(replace(CAST(data AS TEXT), 'Trần', 'Trịnh') AS BLOB)");
        (await store.Check()).ShouldContain(f => f.Kind == StoreFindingKind.Personal);
        store.Tamper("UPDATE personal SET data = NULL, erased_by = 'qt1', erased_at = 1");
        (await store.Check()).ShouldContain(f => f.Message.Contains("words"), "search still knows the person");
        store.Tamper("UPDATE search SET words = replace(words, 'tran thi dao ', '')");
        await store.ShouldBeSound();
    }

    private static async Task<StoreFinding> Single(TestStore store) => (await store.Check()).ShouldHaveSingleItem();

    private const string Note1 = "command_id = 'n1'";
    private const string Note2 = "command_id = 'n2'";

    /// <summary>Two dossiers; the first of them is received by three events and has two notes.</summary>
    private static async Task<TestStore> Filled(StorageProvider provider = StorageProvider.Sqlite)
    {
        var store = await TestStore.Start(provider);
        var first = await store.Accept(Requests.Receive("a"));
        first.After.Version.ShouldBe(3);
        await store.Accept(Requests.Note("n1", first.DossierId, "note-1"));
        await store.Accept(Requests.Note("n2", first.DossierId, "note-2"));
        await store.Accept(Requests.Receive("b"));
        return store;
    }
}
