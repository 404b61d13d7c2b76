using System.Globalization;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>Words of digitised papers.</summary>
internal static class FileTexts
{
    public static string Found(string code, LocalDateTime at, Language language) =>
        language.Pick(
            $"Người nộp đã có giấy này trong hồ sơ {code}, số hóa ngày {Moments.Date(at.Date)}. Không cần nộp lại.",
            $"The applicant handed this in for {code}, digitised on {Moments.Date(at.Date)}. It need not be brought again."
        );

    /// <summary>"240 KB", "1,4 MB" by thousands, as people read it.</summary>
    public static string Size(long bytes) =>
        bytes < 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} KB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 100_000 / 10m:0.#} MB");
}
