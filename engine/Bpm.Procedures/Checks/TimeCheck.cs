using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Checks;

/// <summary>
/// Steps along the longest lawful path ≤ committed ≤ statutory, by plain sums in the unit of the limit: the longest
/// branch of a parallel step, each loop once, waits left out, terms that other agencies set apart. For every case and
/// channel that has a limit of its own.
/// </summary>
internal static class TimeCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Paths is not { } paths)
        {
            return;
        }

        var seen = new HashSet<Said>();
        foreach (var caseId in context.Procedure.Cases.Select(c => (string?)c.Id).Prepend(null))
        {
            foreach (var channel in ChannelWords.All.Select(c => (Channel?)c.Channel).Prepend(null))
            {
                CheckOne(context, paths, caseId, channel, seen);
            }
        }

        foreach (var place in context.Procedure.Limit.Places)
        {
            CheckPlace(context, paths, place);
        }
    }

    // A place has the base's steps; only its limit is another.
    private static void CheckPlace(CheckContext context, Paths paths, PlaceLimit place)
    {
        if (
            context.Committed.Entry(null, null) is { } entry
            && entry.Term.CompareTo(place.Statutory, context.DayLength) > 0
        )
        {
            context.At(
                Codes.CommittedOverStatutory,
                place.Position,
                ["statutory"],
                (
                    $"quyết định {entry.Decision} cam kết {entry.Term.ToVietnamese()}, dài hơn luật định {place.Statutory.ToVietnamese()} ở địa bàn “{place.Id}”",
                    $"decision {entry.Decision} commits {entry.Term}, more than the law's {place.Statutory} in '{place.Id}'"
                ),
                ("thời hạn cam kết chỉ được ngắn hơn luật định", "a committed limit may only be shorter")
            );
        }

        var path = new LongestPath(
            context.Procedure,
            paths,
            s => TermLookup.Step(context.Procedure, s, context.Committed, null, null),
            context.DayLength
        );
        if (place.Statutory.WorkingMinutes(context.DayLength) is { } allowed && path.Own > allowed)
        {
            context.At(
                Codes.StepsOverLimit,
                place.Position,
                ["statutory"],
                (
                    $"tổng thời gian các bước vượt thời hạn ở địa bàn “{place.Id}”: {path.Describe(withOthers: false).Vi} > {Days(allowed, context.DayLength).Vi}",
                    $"the steps take longer than the limit in '{place.Id}': {path.Describe(withOthers: false).En} > {Days(allowed, context.DayLength).En}"
                ),
                (
                    "rút ngắn một bước, hoặc chấp nhận lỗi này kèm lý do",
                    "shorten a step, or accept the finding with a reason"
                )
            );
        }
    }

    private static void CheckOne(
        CheckContext context,
        Paths paths,
        string? caseId,
        Channel? channel,
        HashSet<Said> seen
    )
    {
        var statutory = TermLookup.Statutory(context.Procedure, caseId, channel);
        var entry = context.Committed.Entry(caseId, channel);
        if (
            channel is not null
            && entry == context.Committed.Entry(caseId, null)
            && statutory == TermLookup.Statutory(context.Procedure, caseId, null)
        )
        {
            // Nothing differs from the other channels, which are checked once, together.
            return;
        }

        if (entry is { Term: var promised } && statutory is { } law && promised.CompareTo(law, context.DayLength) > 0)
        {
            Once(
                Codes.CommittedOverStatutory,
                (
                    $"quyết định {entry.Decision} cam kết {promised.ToVietnamese()}{In(caseId, channel).Vi}, dài hơn luật định {law.ToVietnamese()}",
                    $"decision {entry.Decision} commits {promised}{In(caseId, channel).En}, more than the law's {law}"
                ),
                ("thời hạn cam kết chỉ được ngắn hơn luật định", "a committed limit may only be shorter")
            );
        }

        if ((entry?.Term ?? statutory) is not { } limit || limit.Unit == TermUnit.SameDay)
        {
            return;
        }

        var path = new LongestPath(
            context.Procedure,
            paths,
            s => TermLookup.Step(context.Procedure, s, context.Committed, caseId, channel),
            context.DayLength
        );
        Said name = entry is null
            ? ("luật định", "statutory")
            : ($"cam kết (quyết định {entry.Decision})", $"committed (decision {entry.Decision})");
        if (path.Incomparable is { } step)
        {
            context.Findings.Add(
                Codes.TermsDoNotCompare,
                step.Position,
                (
                    $"thời hạn của bước “{step.Id}” ({step.Within?.Term.ToVietnamese()}) không cộng được với thời gian làm việc nên không tính vào tổng",
                    $"the term of '{step.Id}' ({step.Within?.Term}) does not add to working time, so the sum leaves it out"
                ),
                ("ghi theo ngày làm việc hoặc giờ làm việc", "write it in working days or hours")
            );
        }

        if (limit.WorkingMinutes(context.DayLength) is { } allowed)
        {
            if (path.Own > allowed)
            {
                Once(
                    Codes.StepsOverLimit,
                    (
                        $"tổng thời gian các bước vượt thời hạn {name.Vi}{In(caseId, channel).Vi}: {path.Describe(withOthers: false).Vi} > {Days(allowed, context.DayLength).Vi}",
                        $"the steps take longer than the {name.En} limit{In(caseId, channel).En}: {path.Describe(withOthers: false).En} > {Days(allowed, context.DayLength).En}"
                    ),
                    (
                        "rút ngắn một bước, hoặc chấp nhận lỗi này kèm lý do",
                        "shorten a step, or accept the finding with a reason"
                    )
                );
            }
            else if (path.WithOthers > allowed)
            {
                Once(
                    Codes.StepsAndOthersOverLimit,
                    (
                        $"cộng cả thời hạn do cơ quan khác quy định, các bước vượt thời hạn {name.Vi}{In(caseId, channel).Vi}: {path.Describe(withOthers: true).Vi} > {Days(allowed, context.DayLength).Vi}",
                        $"with the terms that others set, the steps take longer than the {name.En} limit{In(caseId, channel).En}: {path.Describe(withOthers: true).En} > {Days(allowed, context.DayLength).En}"
                    ),
                    (
                        "cần chuyển liên thông sớm hơn, hoặc thời hạn phải dài hơn",
                        "a hand-off should start earlier, or the limit be longer"
                    )
                );
            }
        }
        else
        {
            CheckCalendarLimit(limit, path.Own);
        }

        void Once(DiagnosticCode code, Said message, Said hint)
        {
            if (seen.Add(message))
            {
                ReadOnlySpan<string> keys = caseId is null ? ["limit", "statutory"] : ["statutory"];
                var record = caseId is null
                    ? context.Procedure.Position
                    : context.Procedure.Cases.First(c => c.Id == caseId).Position;
                context.At(code, record, keys, message, hint);
            }
        }

        void CheckCalendarLimit(Term term, long minutes)
        {
            if (
                term.Unit == TermUnit.CalendarDays
                && CalendarLimit.OrdinaryWeek(term.Amount) is var (day, dates)
                && dates * (long)context.DayLength < minutes
            )
            {
                Once(
                    Codes.WorkingUnderCalendar,
                    (
                        $"các bước cần {path.Describe(withOthers: false).Vi} làm việc, không vừa thời hạn {term.ToVietnamese()} tính cả ngày nghỉ{In(caseId, channel).Vi}: tiếp nhận vào {DurationText.Weekday(day, Language.Vietnamese)} thì tuần thường chỉ còn {dates} ngày làm việc",
                        $"{path.Describe(withOthers: false).En} of work do not fit {term}{In(caseId, channel).En}: received on a {day}, an ordinary week leaves {dates} working days"
                    ),
                    ("rút ngắn các bước", "shorten the steps")
                );
            }
            else if (CalendarLimit.Worst(context.World, term, minutes) is { } worst)
            {
                Once(
                    Codes.WorkingUnderCalendarHoliday,
                    (
                        $"gặp ngày lễ, các bước cần {path.Describe(withOthers: false).Vi} làm việc, không vừa thời hạn {term.ToVietnamese()} tính cả ngày nghỉ{In(caseId, channel).Vi}: tiếp nhận ngày {worst.Received:dd/MM/uuuu} thì chỉ còn {worst.Dates} ngày làm việc",
                        $"{path.Describe(withOthers: false).En} of work do not fit {term}{In(caseId, channel).En} around holidays: received on {worst.Received:uuuu-MM-dd}, {worst.Dates} working days are left"
                    ),
                    (
                        "những ngày đó không ai giữ được thời hạn; báo trước cho người nộp hồ sơ, hoặc rút ngắn các bước",
                        "nobody can keep the limit on such days; warn the applicant, or shorten the steps"
                    )
                );
            }
        }
    }

    /// <summary>"2.5 d"; "2,5 ngày".</summary>
    public static Said Days(long minutes, int dayLength)
    {
        var days = (minutes / (decimal)dayLength).ToString("0.###", CultureInfo.InvariantCulture);
        return ($"{days.Replace('.', ',')} ngày", $"{days} d");
    }

    /// <summary>"2.5 h"; "2,5 giờ".</summary>
    public static Said Hours(long minutes)
    {
        var hours = (minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture);
        return ($"{hours.Replace('.', ',')} giờ", $"{hours} h");
    }

    private static Said In(string? caseId, Channel? channel)
    {
        var by = channel is { } one ? $" ({one.ToString().ToLowerInvariant()})" : "";
        return caseId is null ? Said.Same(by) : ($" trong trường hợp “{caseId}”{by}", $" in the case '{caseId}'{by}");
    }
}
