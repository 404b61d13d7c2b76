using System.Globalization;
using Bpm.Engine;

namespace Bpm.Server.Storage;

/// <summary>What storage itself refuses, before the engine is asked.</summary>
internal static class StorageRefusals
{
    public static Refusal CommandIdReused(string commandId) =>
        new(
            "command-id-reused",
            RefusalKind.State,
            "Mã lệnh này đã được dùng cho một yêu cầu khác; hãy gửi lại với mã lệnh mới.",
            "This command id was used for another request; send it again under a new id."
        )
        {
            Details = new Dictionary<string, string> { ["command"] = commandId },
        };

    public static Refusal VersionStale(int expected, int current) =>
        new(
            "version-stale",
            RefusalKind.Stale,
            "Hồ sơ vừa được người khác cập nhật; hãy tải lại rồi thực hiện tiếp.",
            "Somebody else has just changed the dossier; reload it and go on from there."
        )
        {
            Details = new Dictionary<string, string>
            {
                ["expected"] = expected.ToString(CultureInfo.InvariantCulture),
                ["current"] = current.ToString(CultureInfo.InvariantCulture),
            },
        };
}
