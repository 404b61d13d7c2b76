using System.Text;
using Bpm.Procedures;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;

namespace Bpm.Server.Tests.Storage;

public sealed class PublicationStoreTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Sources_come_back_byte_for_byte(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        SourceFile[] sources =
        [
            new("procedures/b.yaml", Encoding.UTF8.GetBytes("name: Đất đai\n")),
            new("procedures/a.yaml", new byte[] { 0xFF, 0x00, 0x0D, 0x0A }),
        ];
        await Task.WhenAll(
            store.Publications.Keep("abc", "local.test", 1, sources),
            store.Publications.Keep("abc", "local.test", 1, sources)
        );
        var loaded = (await store.Publications.Load("abc"))!.Value;
        loaded.Select(s => s.Path).ShouldBe(["procedures/a.yaml", "procedures/b.yaml"]);
        loaded[0].Bytes.ToArray().ShouldBe(sources[1].Bytes.ToArray());
        loaded[1].Bytes.ToArray().ShouldBe(sources[0].Bytes.ToArray());
        (await store.Publications.Load("nothing")).ShouldBeNull();
    }
}
