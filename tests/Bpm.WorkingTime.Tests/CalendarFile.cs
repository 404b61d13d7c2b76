using System.Globalization;
using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>
/// Reads the calendars of <c>procedures/calendars</c> for these tests: just the block grammar of <c>engine/docs/working-time.md</c>,
/// without a YAML library. The product's reader, with positions and findings, is another one.
/// </summary>
internal static class CalendarFile
{
    public static WorkingCalendar Load(string name) => WorkingCalendar.Create(Definition(name));

    public static CalendarDefinition Definition(string name)
    {
        var root = Read(Repository.At("procedures", "calendars", $"{name}.yaml"));
        root.Text("calendar").ShouldBe(name);
        var overlay = new CalendarOverlay
        {
            Name = name,
            Version = int.Parse(root.Text("version")!, CultureInfo.InvariantCulture),
            Title = root.Text("title"),
            Week = root.Child("week")
                .Children.ToDictionary(
                    day => Enum.Parse<IsoDayOfWeek>(day.Key, ignoreCase: true),
                    day => TestCalendars.Hours(day.Value!.Split(", "))
                ),
            Years = [.. root.Child("years").Children.Where(year => year.Text("status") is not null).Select(Year)],
            DaysOff = [.. Dates(root, "off").Select(row => new DayOff(row.Date, row.Reason))],
            WorkedDays = [.. Dates(root, "worked").Select(row => new WorkedDay(row.Date, row.Reason))],
            Undecided = [.. Dates(root, "undecided").Select(row => new UndecidedDate(row.Date, row.Reason))],
            DayLengthMinutes = root.Text("day-length") is { } length
                ? (int?)Term.Parse(length).WorkingMinutes(1)
                : null,
            CutOff = root.Text("cut-off") is { } cutOff ? Parse.Time(cutOff) : null,
        };
        return root.Text("extends") is { } parent
            ? overlay.Over(Definition(parent))
            : new CalendarDefinition
            {
                Name = overlay.Name,
                Version = overlay.Version,
                Title = overlay.Title,
                Week = overlay.Week,
                Years = overlay.Years,
                DaysOff = overlay.DaysOff,
                WorkedDays = overlay.WorkedDays,
                Undecided = overlay.Undecided,
                DayLengthMinutes = overlay.DayLengthMinutes,
                CutOff = overlay.CutOff,
            };
    }

    private static CalendarYear Year(Node year) =>
        new(
            int.Parse(year.Key, CultureInfo.InvariantCulture),
            Enum.Parse<YearStatus>(year.Text("status")!, ignoreCase: true),
            year.Text("decision"),
            year.Text("source")
        );

    private static IEnumerable<(LocalDate Date, string Reason)> Dates(Node root, string key) =>
        root.Child("years")
            .Children.SelectMany(year => year.Child(key).Children)
            .Select(row => (Parse.Date(row.Key), row.Value!));

    private static Node Read(string path)
    {
        var root = new Node("", null, -1);
        var open = new Stack<Node>([root]);
        foreach (var line in File.ReadLines(path).Where(line => line.Trim().Length > 0 && line.Trim()[0] != '#'))
        {
            var indent = line.Length - line.TrimStart().Length;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = line[(colon + 1)..].Trim().Trim('"');
            var node = new Node(line[..colon].Trim(), value.Length == 0 ? null : value, indent);
            while (open.Peek().Indent >= indent)
            {
                open.Pop();
            }

            open.Peek().Children.Add(node);
            open.Push(node);
        }

        return root;
    }

    private sealed record Node(string Key, string? Value, int Indent)
    {
        public List<Node> Children { get; } = [];

        public Node Child(string key) => Children.Find(child => child.Key == key) ?? new Node(key, null, 0);

        public string? Text(string key) => Child(key).Value;
    }
}
