using System.Globalization;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Numbers and money as people read them.</summary>
internal static class Money
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>"1.250.000 đ", "1,250,000 đ".</summary>
    public static string Text(long amount, Language language) =>
        amount == 0 ? language.Pick("Miễn phí", "Free") : $"{amount.ToString("N0", Of(language))} đ";

    public static string Number(decimal value, Language language) => value.ToString("#,0.####", Of(language));

    private static CultureInfo Of(Language language) => language == Language.English ? English : Vietnamese;
}
