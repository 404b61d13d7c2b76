using System.Text;
using Bpm.Procedures;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Tests.Storage;

public sealed class PublicationStoreTests
{
    private static readonly SourceFile Shared = new("procedures/organisation/x.yaml", "units: []\n"u8.ToArray());

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Sources_come_back_byte_for_byte(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        SourceFile[] own =
        [
            new("procedures/b.yaml", Encoding.UTF8.GetBytes("name: Đất đai\n")),
            new("procedures/a.yaml", new byte[] { 0xFF, 0x00, 0x0D, 0x0A }),
        ];

        await Task.WhenAll(
            store.Publications.Keep("abc", "local.test", 1, own, [Shared]),
            store.Publications.Keep("abc", "local.test", 1, own, [Shared])
        );

        var loaded = store.Publications.Load("abc").ShouldNotBeNull().Sources;
        loaded
            .Select(s => (s.Path, Convert.ToHexString(s.Bytes.Span)))
            .ShouldBe([Told(own[1]), Told(own[0]), Told(Shared)]);
        store.Publications.Load("nothing").ShouldBeNull();
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task What_publications_share_is_kept_once(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        for (var version = 1; version <= 3; version++)
        {
            SourceFile own = new($"procedures/catalogue/x/local.test@{version}.yaml", new byte[] { (byte)version });
            await store.Publications.Keep($"hash-{version}", "local.test", version, [own], [Shared]);
        }

        await using var db = store.Connections.Db();
        (await db.Sources.CountAsync()).ShouldBe(1);
        store.Publications.Newest("local.test").ShouldBe("hash-3");
        store.Publications.Newest("local.other").ShouldBeNull();
    }

    private static (string, string) Told(SourceFile file) => (file.Path, Convert.ToHexString(file.Bytes.Span));
}
