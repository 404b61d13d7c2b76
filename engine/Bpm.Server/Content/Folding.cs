using System.Globalization;

namespace Bpm.Server.Content;

/// <summary>Names as a Vietnamese dictionary orders them: An, Ăn, Ân, Bắc, Dân, Đà.</summary>
internal static class Folding
{
    public static readonly StringComparer VietnameseOrder = StringComparer.Create(
        CultureInfo.GetCultureInfo("vi-VN"),
        ignoreCase: true
    );
}
