using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Storage;

/// <summary>
/// Makes the public dossier code (mã hồ sơ) <c>H41.{unit}-{yyMMdd}-{serial}</c>, H41 being the province's own. Once
/// made, a code is opaque: nobody reads a unit or a date out of it.
/// </summary>
internal static class DossierCodes
{
    private const string Province = "H41";

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("yyMMdd");

    public static string Key(string unit, Instant now) => $"code:{unit}:{Date(now)}";

    public static string Code(string unit, Instant now, int serial) =>
        $"{Province}.{Part(unit)}-{Date(now)}-{serial:0000}";

    public static string ResultKey(string unit, Instant now) => $"result:{unit}:{ProvinceTime.ToLocal(now).Year}";

    /// <summary>Number of an issued result: <c>{serial}/{year}/{unit}</c>.</summary>
    public static string ResultNumber(string unit, Instant now, int serial) =>
        $"{serial}/{ProvinceTime.ToLocal(now).Year}/{Part(unit)}";

    /// <summary>Unit codes are small letters, digits and hyphens, so different units stay different.</summary>
    private static string Part(string unit) => unit.Replace('-', '.').ToUpperInvariant();

    private static string Date(Instant now) => Day.Format(ProvinceTime.ToLocal(now).Date);
}
