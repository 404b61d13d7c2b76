using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Procedures.Rules;

/// <summary>The table of functions that rules may call; <c>engine/docs/rules.md</c> has a row for each.</summary>
public static class RuleFunctions
{
    private const int ManyArguments = LanguageLimits.RuleArray;
    private const int MostWorkingDays = 1_000;

    public static readonly ImmutableArray<RuleFunction> All =
    [
        new(
            "min",
            "min(a, b, …)",
            ("Số nhỏ nhất trong các số.", "The least of the numbers."),
            "min(3, 2) = 2",
            1,
            ManyArguments,
            (a, _) => Num(a.Min(v => v.AsNumber()))
        ),
        new(
            "max",
            "max(a, b, …)",
            ("Số lớn nhất trong các số.", "The greatest of the numbers."),
            "max(3, 2) = 3",
            1,
            ManyArguments,
            (a, _) => Num(a.Max(v => v.AsNumber()))
        ),
        new(
            "round",
            "round(n)",
            (
                "Làm tròn đến số nguyên gần nhất; nửa thì ra xa số 0.",
                "To the nearest whole number; halves go away from zero."
            ),
            "round(2.5) = 3",
            1,
            1,
            (a, _) => Num(Math.Round(a[0].AsNumber(), MidpointRounding.AwayFromZero))
        ),
        new(
            "floor",
            "floor(n)",
            ("Làm tròn xuống số nguyên.", "Down to a whole number."),
            "floor(2.9) = 2",
            1,
            1,
            (a, _) => Num(Math.Floor(a[0].AsNumber()))
        ),
        new(
            "ceil",
            "ceil(n)",
            ("Làm tròn lên số nguyên.", "Up to a whole number."),
            "ceil(2.1) = 3",
            1,
            1,
            (a, _) => Num(Math.Ceiling(a[0].AsNumber()))
        ),
        new(
            "yearsBetween",
            "yearsBetween(from, to)",
            (
                "Số năm tròn từ ngày này đến ngày kia; âm nếu ngày sau sớm hơn.",
                "Whole years from one ISO date to another; below zero when it is earlier."
            ),
            "yearsBetween(\"2008-03-01\", \"2026-02-28\") = 17",
            2,
            2,
            (a, _) => Num(YearsBetween(a[0], a[1]))
        ),
        new(
            "daysBetween",
            "daysBetween(from, to)",
            ("Số ngày theo lịch từ ngày này đến ngày kia.", "Calendar days from one ISO date to another."),
            "daysBetween(\"2026-02-27\", \"2026-03-02\") = 3",
            2,
            2,
            (a, _) => Num(Period.DaysBetween(Date(a[0]), Date(a[1])))
        ),
        new(
            "workingDaysBetween",
            "workingDaysBetween(from, to)",
            (
                "Số ngày làm việc sau ngày thứ nhất đến hết ngày thứ hai, theo lịch của tỉnh; âm nếu ngày sau sớm hơn.",
                "Working days after the first ISO date up to the second, by the province's calendar; below zero when it is earlier."
            ),
            "workingDaysBetween(\"2026-02-13\", \"2026-02-23\") = 1",
            2,
            2,
            (a, run) => Num(WorkingDays(Date(a[0]), Date(a[1]), run))
        ),
        new(
            "addWorkingDays",
            "addWorkingDays(date, n)",
            (
                "Ngày làm việc thứ n sau một ngày, theo lịch của tỉnh; n là số nguyên từ 1 đến 1.000.",
                "The ISO date of the n-th working day after a date, by the province's calendar; n is whole, from 1 to 1,000."
            ),
            "addWorkingDays(\"2026-02-13\", 2) = \"2026-02-24\"",
            2,
            2,
            (a, run) =>
                new RuleValue.Text(LocalDatePattern.Iso.Format(AddWorkingDays(Date(a[0]), a[1].AsNumber(), run)))
        )
        {
            Kind = RuleKind.Text,
        },
        new(
            "steps",
            "steps(amount, [limit, value, …], beyond)",
            (
                "Giá trị của mức đầu tiên mà số lượng không vượt quá, nếu vượt hết thì lấy giá trị cuối: phí theo bậc.",
                "The value of the first limit that the amount does not exceed, else the last argument: fees by steps."
            ),
            "steps(120, [100, 50000, 500, 75000], 150000) = 75000",
            3,
            3,
            (a, _) => Steps(a)
        )
        {
            Kind = RuleKind.Unknown,
        },
        new(
            "lookup",
            "lookup(key, [key, value, …], otherwise)",
            (
                "Giá trị đứng cạnh khóa bằng nhau, không có thì lấy giá trị cuối.",
                "The value beside an equal key, else the last argument."
            ),
            "lookup(\"b\", [\"a\", 1, \"b\", 2], 0) = 2",
            3,
            3,
            (a, _) => Lookup(a)
        )
        {
            Kind = RuleKind.Unknown,
        },
        new(
            "fold",
            "fold(text)",
            (
                "Văn bản viết thường, bỏ dấu, để so sánh.",
                "The text in small letters without Vietnamese marks, for comparison."
            ),
            "fold(\"Đất Ở\") = \"dat o\"",
            1,
            1,
            (a, _) => new RuleValue.Text(TextFolding.Fold(a[0].AsText()))
        )
        {
            Kind = RuleKind.Text,
        },
        new(
            "matches",
            "matches(text, \"pattern\")",
            (
                "Cả văn bản có khớp mẫu hay không (không look-around, không tham chiếu ngược; không bao giờ treo).",
                "Whether the whole text fits a pattern (no look-around, no back references; it cannot hang)."
            ),
            "matches(\"040123\", \"[0-9]{6}\") = true",
            2,
            2,
            (a, _) => new RuleValue.YesNo(SafePattern.Matches(a[0].AsText(), a[1].AsText()))
        )
        {
            Kind = RuleKind.YesNo,
        },
        new(
            "concat",
            "concat(a, b, …)",
            (
                "Nối các giá trị thành một văn bản, nhiều nhất 4.000 ký tự.",
                "The values as one text, at most 4,000 characters."
            ),
            "concat(\"Thửa \", 25) = \"Thửa 25\"",
            1,
            ManyArguments,
            Concat
        )
        {
            Kind = RuleKind.Text,
        },
        new(
            "given",
            "given(form.field)",
            (
                "Trường đã được trả lời hay chưa; dùng trường chưa trả lời theo cách khác thì quy tắc dừng.",
                "Whether a field was answered; any other use of an unanswered field stops the rule."
            ),
            "given(form.area) = true",
            1,
            1,
            (a, _) => a[0]
        )
        {
            Kind = RuleKind.YesNo,
        },
    ];

    private static readonly ImmutableDictionary<string, RuleFunction> s_byName = All.ToImmutableDictionary(
        f => f.Name,
        StringComparer.Ordinal
    );

    public static RuleFunction? Find(string name) => s_byName.GetValueOrDefault(name);

    /// <summary>A text as <c>+</c> and <c>concat</c> write it.</summary>
    internal static string Written(RuleValue value) =>
        value switch
        {
            RuleValue.Text { Value: var text } => text,
            RuleValue.Number => value.AsNumber().ToString("0.##########", CultureInfo.InvariantCulture),
            _ => throw new RuleException(
                RuleProblem.WrongKind,
                (
                    $"không nối {value.Describe().Vi} vào văn bản được",
                    $"{value.Describe().En} cannot be joined to a text"
                )
            ),
        };

    private static RuleValue.Number Num(double value) => new(value);

    private static RuleValue.Text Concat(ImmutableArray<RuleValue> values, RuleRun run) =>
        new RuleValue.Text(values.Select(Written).Aggregate("", run.Join));

    private static int YearsBetween(RuleValue from, RuleValue to) =>
        Period.Between(Date(from), Date(to), PeriodUnits.Years).Years;

    private static int WorkingDays(LocalDate from, LocalDate to, RuleRun run) =>
        InCalendar(() =>
            to >= from
                ? run.CountingCalendar().CountDates(from, to) - run.CountingCalendar().CountDates(from, from)
                : run.CountingCalendar().CountDates(to, to) - run.CountingCalendar().CountDates(to, from)
        );

    private static LocalDate AddWorkingDays(LocalDate from, double days, RuleRun run) =>
        days is >= 1 and <= MostWorkingDays && Math.Floor(days) == days
            ? InCalendar(() =>
                run.CountingCalendar()
                    .Add(from.AtMidnight(), Term.OfWorkingDays((decimal)days), StartRule.NextWorkingDay, cutOff: null)
                    .Date
            )
            : throw new RuleException(
                RuleProblem.WrongKind,
                (
                    $"{new RuleValue.Number(days).Describe().Vi} không phải là số ngày nguyên từ 1 đến {MostWorkingDays}",
                    $"{new RuleValue.Number(days).Describe().En} is not a whole number of days from 1 to {MostWorkingDays}"
                )
            );

    // A year without a calendar stops the rule: it is never guessed.
    private static T InCalendar<T>(Func<T> count)
    {
        try
        {
            return count();
        }
        catch (CalendarRangeException e)
        {
            throw new RuleException(RuleProblem.CalendarMissing, ("lịch làm việc không có ngày được hỏi", e.Message));
        }
    }

    private static LocalDate Date(RuleValue value) =>
        LocalDatePattern.Iso.Parse(value.AsText()) is { Success: true, Value: var date }
            ? date
            : throw new RuleException(
                RuleProblem.WrongKind,
                (
                    $"{value.Describe().Vi} không phải là ngày (năm-tháng-ngày)",
                    $"{value.Describe().En} is not a date (year-month-day)"
                )
            );

    private static RuleValue Steps(ImmutableArray<RuleValue> a)
    {
        var (amount, table) = (a[0].AsNumber(), Pairs(a[1]));
        for (var i = 0; i < table.Length; i += 2)
        {
            if (amount <= table[i].AsNumber())
            {
                return table[i + 1];
            }
        }

        return a[2];
    }

    private static RuleValue Lookup(ImmutableArray<RuleValue> a)
    {
        var table = Pairs(a[1]);
        for (var i = 0; i < table.Length; i += 2)
        {
            if (table[i] == a[0])
            {
                return table[i + 1];
            }
        }

        return a[2];
    }

    private static ImmutableArray<RuleValue> Pairs(RuleValue value) =>
        value.AsList() is { Length: var length } list && length % 2 == 0
            ? list
            : throw new RuleException(
                RuleProblem.WrongKind,
                (
                    "bảng có số giá trị lẻ; các giá trị phải đi theo cặp",
                    "the table has an odd number of values; it takes pairs"
                )
            );
}
