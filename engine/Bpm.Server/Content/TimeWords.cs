using Bpm.Procedures.Policies;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words for bands, verdicts, grounds and terms.</summary>
internal static class TimeWords
{
    public static string BandCode(Band band) => band.ToString().ToLowerInvariant();

    public static string BandName(Band band, Language language) =>
        band switch
        {
            Band.Over => language.Pick("Quá hạn", "Overdue"),
            Band.Soon => language.Pick("Gấp", "Due soon"),
            Band.Ok => language.Pick("Đúng tiến độ", "On track"),
            Band.Pause => language.Pick("Tạm dừng", "Paused"),
            _ => throw new ArgumentOutOfRangeException(nameof(band), band, "No such band."),
        };

    public static string VerdictCode(Verdict verdict) =>
        verdict switch
        {
            Verdict.Early => "early",
            Verdict.OnTime => "on-time",
            Verdict.Late => "late",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
        };

    public static string VerdictName(Verdict verdict, Language language) =>
        verdict switch
        {
            Verdict.Early => language.Pick("Trước hạn", "Early"),
            Verdict.OnTime => language.Pick("Đúng hạn", "On time"),
            Verdict.Late => language.Pick("Quá hạn", "Late"),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
        };

    /// <summary>Name of a pause ground. The grounds are Vietnamese law; the usual ones have an English name here.</summary>
    public static string GroundName(string id, PolicySet policies, Language language)
    {
        var name =
            policies.Ground(id)?.Name
            ?? id switch
            {
                "child" => language.Pick("Chờ hồ sơ liên thông", "Awaiting a linked dossier"),
                "completion" => language.Pick("Chờ hoàn thiện để tiếp nhận", "To be completed before reception"),
                _ => id,
            };
        return language == Language.English
            ? id switch
            {
                "supplement" => "Awaiting papers",
                "financial-obligation" => "Awaiting payment",
                "expert-examination" => "Awaiting an expert's examination",
                "violation-handling" => "Awaiting the handling of a violation",
                "suspended" => "Suspended",
                _ => name,
            }
            : name;
    }

    /// <summary>The name as it stands inside a sentence: "chờ bổ sung hồ sơ".</summary>
    public static string InSentence(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    public static string TermText(Term? term, Language language) =>
        term is { } value ? language.Pick(value.ToVietnamese(), value.ToString()) : language.Pick("không có", "none");

    /// <summary>"6 g 20", "6 h 20": the short form of tables that add up.</summary>
    public static string TableHours(long minutes, Language language)
    {
        var unit = language.Pick("g", "h");
        var (hours, rest) = (Math.Abs(minutes) / 60, Math.Abs(minutes) % 60);
        var sign = minutes < 0 ? "−" : "";
        return rest == 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sign}{hours} {unit}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sign}{hours} {unit} {rest:00}");
    }
}
