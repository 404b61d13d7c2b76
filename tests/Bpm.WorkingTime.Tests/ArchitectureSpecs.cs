using System.Reflection;
using System.Text.RegularExpressions;

namespace Bpm.WorkingTime.Tests;

/// <summary>What may not stand in the sources of the pure projects; the text of the sources is read, so that no reference hides it.</summary>
public sealed partial class ArchitectureSpecs
{
    /// <summary>A source is read in no time; a pattern that takes longer is wrong.</summary>
    private const int TimeoutMs = 5000;

    private static readonly string[] s_pureProjects = ["Bpm.WorkingTime", "Bpm.Procedures", "Bpm.Engine"];

    private const BindingFlags s_allDeclared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic;

    /// <summary>Files above this project that may step over dates, each because it dates no dossier. Add a reason with a file.</summary>
    private static readonly Dictionary<string, string> s_mayStepOverDates = new(StringComparer.Ordinal)
    {
        ["Arrivals.cs"] = "spreads invented applicants over weekdays and holidays; nothing is due on these dates",
        ["CalendarLimit.cs"] =
            "the static check of an ordinary week without a calendar; no dossier is ever dated by it",
        ["CalendarReader.cs"] =
            "reads which hours belong to which weekday; the arithmetic over them is WorkingCalendar's",
        ["CalendarResolver.cs"] = "names the weekday table that it inherits",
        ["CatalogueChecks.cs"] = "a hint names the last day of an older version",
        ["ReportPeriod.cs"] = "a reporting month is a span of the wall calendar, not a term",
        ["SimulationResult.cs"] = "names the months that a simulation is reported by",
        ["SimulationSettings.cs"] = "a run lasts months of the wall calendar",
        ["RuleFunctions.cs"] = "ages and spans between two dates of a form, not terms",
    };

    [Fact]
    public void No_pure_project_uses_the_framework_s_own_times()
    {
        foreach (var (file, code) in Sources(s_pureProjects))
        {
            FrameworkTime().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void Working_time_has_no_floating_point()
    {
        foreach (var (file, code) in Sources(["Bpm.WorkingTime"]))
        {
            FloatingPoint().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
        }

        var members = typeof(Clock)
            .Assembly.GetTypes()
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetMembers(s_allDeclared).Select(member => member.ToString()!));
        members.Where(member => FloatingPointType().IsMatch(member)).ShouldBeEmpty();
    }

    [Fact]
    public void P01_Only_the_due_rule_works_out_a_due_date()
    {
        // Whoever asks the tables for the place of a position, or for the Nth counted date, works out a due date.
        string[] allowed = ["DueRule.cs", "CountedTime.cs", "WorkingCalendar.cs", "ProofBuilder.cs"];

        foreach (
            var (file, code) in Sources(["Bpm.WorkingTime"])
                .Where(source => !allowed.Contains(Path.GetFileName(source.File)))
        )
        {
            PositionLookUp().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void P01_Nobody_above_steps_over_dates_or_knows_weekdays()
    {
        foreach (
            var (file, code) in Sources(["Bpm.Procedures", "Bpm.Engine"])
                .Where(source => !s_mayStepOverDates.ContainsKey(Path.GetFileName(source.File)))
        )
        {
            DateArithmetic()
                .Matches(code)
                .Select(match => match.Value)
                .ShouldBeEmpty($"{file}: ask Clock or WorkingCalendar instead");
        }
    }

    /// <summary>Where the server may step over dates: none of these computes a due moment.</summary>
    private static readonly Dictionary<string, string> s_serverEdge = new(StringComparer.Ordinal)
    {
        ["Accounts.cs"] = "stores the dates of a grant as day numbers",
        ["CalendarViewing.cs"] = "shows every date of a year as the calendar itself judges it",
        ["ClockViewing.cs"] = "shows the hours of an ordinary Monday",
        ["CutHistory.cs"] = "looks back a year of the wall calendar for how long dossiers took",
        ["DailyRoot.cs"] = "names the day before, whose record a root signs",
        ["DemoDossiers.cs"] = "picks receipt dates in the past for the demo",
        ["DueBounds.cs"] = "finds where this week and the next end, to group an inbox",
        ["GetPublishing.cs"] = "proposes tomorrow as the first day of a new version",
        ["Moments.cs"] = "names the weekday of a near date",
        ["Publisher.cs"] = "stores the date of effect as a day number",
        ["Register.cshtml.cs"] = "a register lists what one day of the wall calendar brought in",
        ["ReportPeriods.cs"] = "offers the reporting months to choose from",
        ["TimeActs.cs"] = "fills a form in with the close of a later working day, which a person then sets",
        ["WallMinutes.cs"] = "stores a local moment as a whole number",
    };

    [Fact]
    public void The_server_has_no_framework_dates_and_steps_over_dates_only_in_listed_files()
    {
        foreach (var (file, code) in Sources(["Bpm.Server"]))
        {
            FrameworkDate().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
            if (!s_serverEdge.ContainsKey(Path.GetFileName(file)))
            {
                DateArithmetic().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
            }
        }
    }

    [Fact]
    public void Nobody_below_the_server_asks_for_the_time_of_day()
    {
        foreach (var (file, code) in Sources(s_pureProjects))
        {
            TimeOfDay().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void There_is_no_constant_of_eight_hours()
    {
        foreach (var (file, code) in Sources(["Bpm.WorkingTime"]))
        {
            EightHours().Matches(code).Select(match => match.Value).ShouldBeEmpty(file);
        }
    }

    /// <summary>Sources without comments and texts, which may name what code may not.</summary>
    private static IEnumerable<(string File, string Code)> Sources(IEnumerable<string> projects) =>
        projects
            .Select(project => Repository.At("engine", project))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Select(file => (file, CommentsAndTexts().Replace(File.ReadAllText(file), " ")));

    private static bool IsGenerated(Type type) => type.Name.Contains('<', StringComparison.Ordinal);

    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""",
        RegexOptions.Singleline,
        TimeoutMs
    )]
    private static partial Regex CommentsAndTexts();

    [GeneratedRegex(
        @"(?<![\w.])(?:System\.)?(?:DateTime|DateTimeOffset|TimeSpan|TimeOnly|Stopwatch|TimeZoneInfo)\b(?!\s*Zone)",
        RegexOptions.None,
        TimeoutMs
    )]
    private static partial Regex FrameworkTime();

    [GeneratedRegex(@"\b(?:DateTime|DateTimeOffset)\b(?!\s*Zone)", RegexOptions.None, TimeoutMs)]
    private static partial Regex FrameworkDate();

    [GeneratedRegex(
        @"\b(?:double|float|Half|Math\.Round|TotalDays|TotalHours)\b|\b\d+\.\d+(?![mM\d])\b|\b\d+[dfDF]\b",
        RegexOptions.None,
        TimeoutMs
    )]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"\b(?:Double|Single|Half)\b", RegexOptions.None, TimeoutMs)]
    private static partial Regex FloatingPointType();

    [GeneratedRegex(@"\.(?:OffsetAt|MomentAt|DayOfCountedDate|InDay)\(", RegexOptions.None, TimeoutMs)]
    private static partial Regex PositionLookUp();

    [GeneratedRegex(
        @"\.(?:PlusDays|PlusWeeks|PlusMonths)\(|\bIsoDayOfWeek\b|\bPeriod\.(?:Between|DaysBetween)\b",
        RegexOptions.None,
        TimeoutMs
    )]
    private static partial Regex DateArithmetic();

    [GeneratedRegex(@"\b(?:SystemClock|GetCurrentInstant|UtcNow|TickCount)\b", RegexOptions.None, TimeoutMs)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\b480\b|\*\s*8\b|\b8\s*\*", RegexOptions.None, TimeoutMs)]
    private static partial Regex EightHours();
}
