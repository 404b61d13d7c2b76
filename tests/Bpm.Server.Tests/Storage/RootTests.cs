using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Storage.Roots;
using Bpm.Server.Tests.Storage.Harness;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

/// <summary>Somebody who can write the whole store, computes every hash anew, and still lacks the key.</summary>
public sealed class RootTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Roots_are_chained_signed_and_sound(string provider)
    {
        await using var store = await Signed(Enum.Parse<StorageProvider>(provider));
        await store.ShouldBeSound();
        (await store.SignRoot()).ShouldBeNull("nothing was recorded since");
        await store.Accept(Requests.Receive("later"));
        store.Clock.Now += Duration.FromDays(1);
        (await store.SignRoot())!.Number.ShouldBe(3);
        await store.ShouldBeSound();
    }

    [Fact]
    public async Task The_key_is_its_owners_alone()
    {
        await using var store = await Signed();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(store.Roots.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_dossier_whose_whole_chain_was_computed_anew_is_named_by_the_root()
    {
        await using var store = await Signed();
        await Rewrite(store, "n1");
        var finding = (await store.Check()).ShouldHaveSingleItem();
        finding.Kind.ShouldBe(StoreFindingKind.Rewritten);
        finding.Message.ShouldContain("root 1 of 2026-03-02");
    }

    [Fact]
    public async Task Roots_computed_anew_too_are_named_by_their_signature()
    {
        await using var store = await Signed();
        await Rewrite(store, "n1");
        await RewriteRoots(store, other: null);
        var findings = await store.Check();
        findings.ShouldContain(f => f.Kind == StoreFindingKind.Root && f.Message.Contains("is not signed by the key"));
        findings.ShouldNotContain(f => f.Kind == StoreFindingKind.Rewritten);
    }

    [Fact]
    public async Task Roots_signed_by_a_key_of_ones_own_are_named()
    {
        await using var store = await Signed();
        await Rewrite(store, "n1");
        using var other = RootKey.OpenOrCreate(Path.Combine(Path.GetDirectoryName(store.Roots.KeyFile)!, "other.pem"));
        await RewriteRoots(store, other);
        (await store.Check()).ShouldContain(f =>
            f.Kind == StoreFindingKind.Root && f.Message.Contains("is not signed by the key")
        );
    }

    [Fact]
    public async Task An_end_cut_off_together_with_everything_that_names_it_is_named()
    {
        await using var store = await Signed();
        var last = store.Scalar("SELECT max(position) FROM events");
        store.Tamper("DELETE FROM notes WHERE id = 'note-3'");
        store.Tamper($"DELETE FROM events WHERE position = {last}");
        store.Tamper(
            "UPDATE dossiers SET version = version - 1, head = (SELECT hash FROM events WHERE command_id = 'b') WHERE version = 4"
        );
        (await store.Check()).ShouldContain(f => f.Kind == StoreFindingKind.Truncated && f.Message.Contains("Root 2"));
    }

    [Fact]
    public async Task A_dossier_deleted_with_all_its_rows_and_with_closed_ranks_is_named()
    {
        await using var store = await Signed();
        store.Tamper(
            """
            PRAGMA foreign_keys = OFF;
            DELETE FROM notices WHERE dossier = (SELECT dossier FROM events WHERE command_id = 'b');
            DELETE FROM tasks WHERE dossier = (SELECT dossier FROM events WHERE command_id = 'b');
            DELETE FROM personal WHERE dossier = (SELECT dossier FROM events WHERE command_id = 'b');
            DELETE FROM dossiers WHERE id = (SELECT dossier FROM events WHERE command_id = 'b');
            DELETE FROM events WHERE dossier = (SELECT dossier FROM events WHERE command_id = 'b');
            """
        );
        (await store.Check()).ShouldContain(f => f.Kind == StoreFindingKind.Truncated);
    }

    [Theory]
    [InlineData("DELETE FROM roots WHERE number = 1", "is gone")]
    [InlineData("DELETE FROM roots WHERE number = 2", "stands in the log beside the key")]
    [InlineData("UPDATE roots SET at = at + 1 WHERE number = 2", "are not those of root 2")]
    [InlineData("UPDATE roots SET signature = x'00' WHERE number = 2", "is not signed by the key")]
    public async Task A_root_that_was_touched_is_named(string change, string message)
    {
        await using var store = await Signed();
        store.Tamper(change);
        (await store.Check()).ShouldContain(f => f.Message.Contains(message));
    }

    [Fact]
    public async Task An_erased_person_is_not_tampering()
    {
        await using var store = await Signed();
        store.Tamper("UPDATE personal SET data = NULL, erased_by = 'qt1', erased_at = 1");
        store.Tamper("UPDATE notes SET text = NULL");
        store.Tamper("UPDATE search SET words = replace(words, 'tran thi dao ', '')");
        await store.ShouldBeSound();
    }

    [Fact]
    public async Task Two_nodes_that_sign_at_once_make_one_root()
    {
        await using var store = await Signed(StorageProvider.Postgres);
        await store.Accept(Requests.Receive("later"));
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(store.SignRoot)));
        made.Count(root => root is not null).ShouldBe(1);
        await store.ShouldBeSound();
    }

    /// <summary>Two dossiers under two roots.</summary>
    private static async Task<TestStore> Signed(StorageProvider provider = StorageProvider.Sqlite)
    {
        var store = await TestStore.Start(provider);
        var first = await store.Accept(Requests.Receive("a"));
        await store.Accept(Requests.Note("n1", first.DossierId, "note-1"));
        await store.Accept(Requests.Note("n2", first.DossierId, "note-2"));
        (await store.SignRoot())!.Number.ShouldBe(1);
        var second = await store.Accept(Requests.Receive("b"));
        await store.Accept(Requests.Note("n3", second.DossierId, "note-3"));
        store.Clock.Now += Duration.FromDays(1);
        (await store.SignRoot())!.Number.ShouldBe(2);
        return store;
    }

    /// <summary>Changes who did it, and every hash from there on, and the dossier's head.</summary>
    private static async Task Rewrite(TestStore store, string command)
    {
        await using var db = store.Connections.Db();
        var dossier = db.Events.Single(e => e.CommandId == command).Dossier;
        var previous = EventChain.Start;
        foreach (var row in db.Events.Where(e => e.Dossier == dossier).OrderBy(e => e.Seq).ToList())
        {
            var actor = row.CommandId == command ? "somebody-else" : row.Actor;
            var forged = new EventRow
            {
                Dossier = row.Dossier,
                Seq = row.Seq,
                Count = row.Count,
                At = row.At,
                Actor = actor,
                CommandId = row.CommandId,
                BodyHash = row.BodyHash,
                Bytes = row.Bytes,
            };
            previous = EventChain.Hash(previous, forged);
            store.Tamper(
                $"UPDATE events SET actor = '{actor}', hash = x'{Convert.ToHexString(previous)}' WHERE position = {row.Position}"
            );
        }

        store.Tamper($"UPDATE dossiers SET head = x'{Convert.ToHexString(previous)}' WHERE id = '{dossier}'");
    }

    private static async Task RewriteRoots(TestStore store, RootKey? other)
    {
        await using var db = store.Connections.Db();
        using var connection = store.Connections.Open();
        var (previous, position) = (RootChain.Start, 0L);
        foreach (var root in db.Roots.OrderBy(r => r.Number).ToList())
        {
            var rows = RootChain.Rows(connection, position, root.Position).ToList();
            previous = RootChain.Root(previous, root.Number, root.At, root.Position, rows);
            position = root.Position;
            var signature = other is null
                ? ""
                : $", signature = x'{Convert.ToHexString(other.Sign(previous))}', key_id = '{other.Id}'";
            store.Tamper(
                $"UPDATE roots SET root = x'{Convert.ToHexString(previous)}'{signature} WHERE number = {root.Number}"
            );
        }
    }
}
