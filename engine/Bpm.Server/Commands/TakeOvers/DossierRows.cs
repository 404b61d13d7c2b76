using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Procedures;
using Bpm.Procedures.Text;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Commands.TakeOvers;

/// <summary>One dossier of the file.</summary>
/// <param name="Row">Its row in the sheet, from 1.</param>
internal sealed record DossierToTake(
    int Row,
    string Code,
    string Procedure,
    string? Case,
    Channel Channel,
    string? Desk,
    string? Commune,
    string Applicant,
    LocalDateTime Received,
    LocalDateTime? Promised,
    string? Unit,
    string Step,
    ImmutableArray<PauseBefore> Pauses
);

/// <param name="Problem">Why the row says no dossier, in a sentence; null when it does.</param>
internal sealed record ReadRow(int Row, string Code, DossierToTake? Dossier, string? Problem);

/// <summary>Reads the rows of a list of running dossiers: headings in Vietnamese or English, in any order.</summary>
internal static class DossierRows
{
    /// <summary>Headings by what they mean; compared without marks and case.</summary>
    private static readonly (string Column, string[] Headings)[] Columns =
    [
        ("code", ["mã hồ sơ", "số hồ sơ", "code"]),
        ("procedure", ["mã thủ tục", "mã tthc", "procedure"]),
        ("case", ["trường hợp", "case"]),
        ("channel", ["kênh", "hình thức nộp", "channel"]),
        ("desk", ["nơi tiếp nhận", "mã nơi tiếp nhận", "desk"]),
        ("commune", ["xã", "mã xã", "commune"]),
        ("applicant", ["người nộp", "chủ hồ sơ", "applicant"]),
        ("received", ["ngày tiếp nhận", "ngày nhận", "received"]),
        ("promised", ["ngày hẹn trả", "hẹn trả", "promised"]),
        ("unit", ["đơn vị đang xử lý", "mã đơn vị", "unit"]),
        ("step", ["bước", "bước hiện tại", "step"]),
        ("pauses", ["tạm dừng", "pauses"]),
    ];

    private static readonly string[] Required = ["code", "procedure", "received", "step"];

    private static readonly LocalDateTimePattern[] Moments =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("dd/MM/uuuu HH:mm"),
    ];

    private static readonly LocalDatePattern[] Dates =
    [
        LocalDatePattern.Iso,
        LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu"),
    ];

    /// <param name="closeOf">The close of a date: what a promise without a time means.</param>
    /// <exception cref="CommandException">A column that must be there isn't.</exception>
    public static List<ReadRow> Read(
        IReadOnlyList<ImmutableArray<string>> sheet,
        Func<LocalDate, LocalDateTime> closeOf
    )
    {
        if (sheet.Count == 0)
        {
            throw new CommandException("the file has no rows; the first one names the columns.");
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sheet[0].Length; i++)
        {
            var heading = TextFolding.Fold(sheet[0][i].Trim());
            var column = Columns.FirstOrDefault(c => c.Headings.Any(h => TextFolding.Fold(h) == heading)).Column;
            if (column is not null)
            {
                places.TryAdd(column, i);
            }
        }

        var lacking = Required.Where(r => !places.ContainsKey(r)).ToList();
        if (lacking.Count > 0)
        {
            throw new CommandException(
                $"the first row lacks {string.Join(", ", lacking)}; it may name: "
                    + string.Join(", ", Columns.Select(c => $"{c.Column} ({c.Headings[0]})"))
            );
        }

        return
        [
            .. sheet
                .Select((cells, i) => (Cells: cells, Row: i + 1))
                .Skip(1)
                .Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                .Select(r => Row(r.Cells, r.Row, places, closeOf)),
        ];
    }

    private static ReadRow Row(
        ImmutableArray<string> cells,
        int row,
        Dictionary<string, int> places,
        Func<LocalDate, LocalDateTime> closeOf
    )
    {
        string? Cell(string column) =>
            places.TryGetValue(column, out var at) && at < cells.Length && cells[at].Trim() is { Length: > 0 } text
                ? text
                : null;

        var code = Cell("code") ?? "";
        try
        {
            return new ReadRow(
                row,
                code,
                new DossierToTake(
                    row,
                    code,
                    Cell("procedure") ?? throw new FormatException("the procedure is missing"),
                    Cell("case"),
                    ChannelOf(Cell("channel")),
                    Cell("desk"),
                    Cell("commune"),
                    Cell("applicant") ?? "",
                    Moment(Cell("received"), "received", date => date.At(LocalTime.Midnight))
                        ?? throw new FormatException("the date of receipt is missing"),
                    Moment(Cell("promised"), "promised", closeOf),
                    Cell("unit"),
                    Cell("step") ?? throw new FormatException("the step is missing"),
                    PausesOf(Cell("pauses"), closeOf)
                ),
                null
            );
        }
        catch (FormatException wrong)
        {
            return new ReadRow(row, code, null, wrong.Message);
        }
    }

    private static Channel ChannelOf(string? text) =>
        TextFolding.Fold(text ?? "") switch
        {
            "" or "truc tiep" or "counter" => Channel.Counter,
            "truc tuyen" or "online" => Channel.Online,
            "buu chinh" or "post" => Channel.Post,
            _ => throw new FormatException($"'{text}' is no channel; write counter, online or post"),
        };

    /// <summary><c>2026-03-03T08:00..2026-03-05T08:00 supplement; 2026-03-09T08:00.. supplement</c></summary>
    private static ImmutableArray<PauseBefore> PausesOf(string? text, Func<LocalDate, LocalDateTime> closeOf) =>
        [
            .. (text ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(part =>
                {
                    var ground = part.LastIndexOf(' ');
                    var dots = part.IndexOf("..", StringComparison.Ordinal);
                    if (ground < 0 || dots < 0 || dots > ground)
                    {
                        throw new FormatException(
                            $"'{part}' is no pause; write for example 2026-03-03T08:00..2026-03-05T08:00 supplement"
                        );
                    }

                    return new PauseBefore(
                        part[(ground + 1)..],
                        Moment(part[..dots].Trim(), "pause", date => date.At(LocalTime.Midnight))
                            ?? throw new FormatException($"'{part}' does not say from when"),
                        Moment(part[(dots + 2)..ground].Trim(), "pause", closeOf)
                    );
                }),
        ];

    private static LocalDateTime? Moment(string? text, string what, Func<LocalDate, LocalDateTime> ofDate)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var pattern in Moments)
        {
            if (pattern.Parse(text) is { Success: true, Value: var moment })
            {
                // A cell with a date alone comes with midnight.
                return moment.TimeOfDay == LocalTime.Midnight
                    ? ofDate(moment.Date)
                    : moment.With(TimeAdjusters.TruncateToMinute);
            }
        }

        foreach (var pattern in Dates)
        {
            if (pattern.Parse(text) is { Success: true, Value: var date })
            {
                return ofDate(date);
            }
        }

        throw new FormatException($"'{text}' ({what}) is no date; write 2026-03-02T10:00 or 02/03/2026 10:00");
    }
}
