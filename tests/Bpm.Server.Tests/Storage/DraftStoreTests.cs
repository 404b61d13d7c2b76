using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;

namespace Bpm.Server.Tests.Storage;

public sealed class DraftStoreTests
{
    private static readonly DraftHead Head = new("local.draft", 2, "Thủ tục nháp");

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_text_comes_back_as_it_was_left(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        const string text = "procedure: local.draft # ghi chú\n\n\tế\u200B";
        await store.Drafts.Create("a", [1], "tk1", Head, text, (1, "base"));

        var draft = (await store.Drafts.Find("a")).ShouldNotBeNull();
        draft.Text.ShouldBe(text);
        (draft.BaseVersion, draft.BaseHash, draft.Owner, draft.RowVersion).ShouldBe((1, "base", "tk1", 1));
        (await store.Drafts.List(10)).Single().Head.ShouldBe(Head);
        (await store.Drafts.Delete("a")).ShouldBeTrue();
        (await store.Drafts.Delete("a")).ShouldBeFalse();
        (await store.Drafts.Find("a")).ShouldBeNull();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Of_two_that_save_over_the_same_text_one_is_told(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await store.Drafts.Create("a", [1], "tk1", Head, "first", null);

        var saved = await Task.WhenAll(
            store.Drafts.Save("a", 1, Head, "second"),
            store.Drafts.Save("a", 1, Head, "third")
        );

        saved.Order().ShouldBe([null, 2]);
        (await store.Drafts.Find("a"))!.Text.ShouldBe(saved[0] == 2 ? "second" : "third");
        (await store.Drafts.Save("nothing", 1, Head, "x")).ShouldBeNull();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task The_same_command_makes_one_draft(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var made = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => store.Drafts.Create("a", [1], "tk1", Head, "text", null))
        );
        made.ShouldAllBe(d => d.Id == "a" && d.Text == "text");
        (await store.Drafts.List(10)).Count.ShouldBe(1);
    }
}
