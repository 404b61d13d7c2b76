using System.Text;
using Bpm.Server.Files;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Tests.Storage;

/// <summary>Search by words, with and without the full-text index; and what an erasure leaves of a person.</summary>
public sealed class SearchTests
{
    private static readonly string[][] Questions =
    [
        ["tran"],
        ["tra"],
        ["dao", "0001"],
        ["dao", "thi", "tran"],
        ["h41", "desk", "260302", "0002"],
        ["duong"],
        ["thu", "tuc"],
        ["nobody"],
        ["ao"],
        ["260302"],
    ];

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task The_index_finds_exactly_what_the_words_themselves_say(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        await using var db = store.Connections.Db();
        foreach (var words in Questions)
        {
            var search = new DossierSearch(db, words);
            var indexed = await search.Found().Select(s => s.Dossier).Order().ToListAsync(Cancelled);
            var compared = await db
                .Search.Where(search.Matches())
                .Select(s => s.Dossier)
                .Order()
                .ToListAsync(Cancelled);
            indexed.ShouldBe(compared, string.Join(' ', words));
            (await search.Tasks().Select(t => t.Dossier).Distinct().Order().ToListAsync(Cancelled)).ShouldBe(indexed);
            (await search.IsNarrow(Cancelled)).ShouldBeTrue();
        }

        (await Find(db, "duong")).Count.ShouldBe(1);
        (await Find(db, "dao")).Count.ShouldBe(1, "a word that begins so, not one that ends so");
        (await Find(db, "thu")).Count.ShouldBe(3);
        (await Find(db)).ShouldBeEmpty("no word matches nothing");
        (await db.Search.Where(new DossierSearch(db, []).Matches()).CountAsync(Cancelled)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_new_name_is_found_and_the_old_one_no_more(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        await using var db = store.Connections.Db();
        store.Tamper("UPDATE search SET words = replace(words, 'dao', 'mai')");
        (await Find(db, "dao")).ShouldBeEmpty();
        (await Find(db, "mai")).Count.ShouldBe(1);
        store.Tamper("DELETE FROM search");
        (await Find(db, "mai")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task An_erased_person_is_in_no_index_and_the_record_stays_whole(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        var ended = await Ended(store, "Nguyễn Xóa Sạch");
        await store.SignRoot();
        await using var db = store.Connections.Db();
        (await Find(db, "xoa", "sach")).ShouldBe([ended]);

        var erasure = new Erasure(
            store.Connections,
            store.Reader,
            store.Cache,
            new DiskFileStore(Path.GetTempPath()),
            store.Clock
        );
        (await erasure.Erase(ended, _ => Requests.Publication, "qt1", Cancelled)).ShouldBeTrue();

        (await Find(db, "xoa")).ShouldBeEmpty();
        (await Find(db, "0004")).ShouldBe([ended], "the number stays");
        var personal = (await store.Reader.Personal(ended, Cancelled))!;
        personal.Data.ShouldBeNull();
        personal.ErasedBy.ShouldBe("qt1");
        (await store.Reader.Notes(ended, Cancelled)).Values.ShouldAllBe(text => text == null);
        await store.ShouldBeSound();

        var running = await db.Dossiers.Where(d => d.Id != ended).Select(d => d.Id).FirstAsync(Cancelled);
        (await erasure.Erase(running, _ => Requests.Publication, "qt1", Cancelled)).ShouldBeFalse();
        (await erasure.Erase("nothing", _ => Requests.Publication, "qt1", Cancelled)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_erased_person_is_in_no_byte_of_the_file()
    {
        await using var store = await Filled(StorageProvider.Sqlite);
        var ended = await Ended(store, "Nguyễn Xóa Sạch");
        byte[][] traces = ["xoa"u8.ToArray(), Encoding.UTF8.GetBytes("Xóa"), Encoding.UTF8.GetBytes("gọi lại Xóa")];
        store.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        var before = await Bytes(store);
        traces.Count(trace => before.AsSpan().IndexOf(trace) >= 0).ShouldBe(traces.Length);

        await new Erasure(
            store.Connections,
            store.Reader,
            store.Cache,
            new DiskFileStore(Path.GetTempPath()),
            store.Clock
        ).Erase(ended, _ => Requests.Publication, "qt1");

        var after = await Bytes(store);
        traces.Count(trace => after.AsSpan().IndexOf(trace) >= 0).ShouldBe(0);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<byte[]> Bytes(TestStore store)
    {
        var all = new MemoryStream();
        foreach (var file in new[] { store.Options.Path, store.Options.Path + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await stream.CopyToAsync(all, Cancelled);
        }

        return all.ToArray();
    }

    private static async Task<List<string>> Find(BpmDb db, params string[] words) =>
        await new DossierSearch(db, words).Found().Select(s => s.Dossier).ToListAsync(Cancelled);

    private static async Task<TestStore> Filled(StorageProvider provider)
    {
        var store = await TestStore.Start(provider);
        await store.Accept(Requests.Receive("a"));
        await store.Accept(Requests.Receive("b", Named("Đặng Thị Đường")));
        await store.Accept(Requests.Receive("c", Named("Trịnh Hảo")));
        return store;
    }

    /// <summary>A dossier at its end, with a note.</summary>
    private static async Task<string> Ended(TestStore store, string applicant)
    {
        var id = (await store.Accept(Requests.Receive("d", Named(applicant)))).DossierId;
        await store.Accept(Requests.Note("note", id, "note-1", "Anh ấy gọi lại Xóa"));
        for (var step = 0; step < Requests.Steps.Count; step++)
        {
            await store.Accept(Requests.Complete($"d{step}", id, step));
        }

        return id;
    }

    private static PersonalData Named(string name) =>
        Requests.Person1 with
        {
            Applicant = Requests.Person1.Applicant with { Name = name },
        };
}
