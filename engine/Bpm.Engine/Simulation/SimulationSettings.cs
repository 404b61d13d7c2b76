using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>
/// Every parameter of the synthetic province, with what it was tuned to. None of them is law or fact of the real one: the
/// shares come from the province's published reports where one is named, the rest was chosen so that a year looks like them.
/// </summary>
public sealed record SimulationSettings
{
    public static readonly SimulationSettings Default = new();

    /// <summary>The first date; the catalogue's procedures are in force from 2026 on.</summary>
    public LocalDate From { get; init; } = new(2026, 1, 1);

    /// <summary>Months from <see cref="From"/>, at least 1; what is open at their end stays open.</summary>
    public int Months { get; init; } = 12;

    /// <summary>Nothing happens from this moment on; null: the end of the last month.</summary>
    public LocalDateTime? Until { get; init; }

    /// <summary>The same seed gives the same province, on any number of threads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Applications in all; null: <see cref="PerMonth"/> for each month.</summary>
    public int? Dossiers { get; init; }

    /// <summary>Applications a month: the centre received 17,789 new ones in one (R1).</summary>
    public int PerMonth { get; init; } = 17_789;

    // What comes when.

    /// <summary>Share of the applications that are filed online, and by post; the rest comes to the counter (R1: 22.4 % online).</summary>
    public double Online { get; init; } = 0.2265;
    public double Post { get; init; } = 0.09;

    /// <summary>How much comes on a date, Monday first, where an ordinary day is 1. Weekends matter online and where a desk is open.</summary>
    public IReadOnlyList<double> Weekdays { get; init; } = [1.25, 1.05, 1, 0.95, 0.9, 0.15, 0.05];

    /// <summary>A date off on a weekday: online alone.</summary>
    public double DayOff { get; init; } = 0.05;

    /// <summary>A run of so many weekdays off is a long holiday: Tết, and in some years the National Day.</summary>
    public int LongHoliday { get; init; } = 3;

    /// <summary>Dates around a long holiday, and how much more comes before and after it.</summary>
    public int AroundHoliday { get; init; } = 14;
    public double BeforeHoliday { get; init; } = 1.3;
    public double AfterHoliday { get; init; } = 1.45;

    /// <summary>How much comes in which hour of an ordinary day, hour 0 first: at the counter and by post, and online.</summary>
    public IReadOnlyList<double> CounterHours { get; init; } =
    [0, 0, 0, 0, 0, 0, 0, 0.7, 1.5, 1.5, 1.1, 0.3, 0, 0.5, 1.3, 1.1, 0.7, 0.1, 0, 0, 0, 0, 0, 0];
    public IReadOnlyList<double> OnlineHours { get; init; } =
    [0.1, 0, 0, 0, 0, 0.1, 0.2, 0.6, 1.2, 1.4, 1.2, 0.6, 0.5, 0.8, 1.2, 1.1, 0.9, 0.5, 0.4, 0.5, 0.7, 0.7, 0.5, 0.2];

    /// <summary>More comes on a Monday before noon.</summary>
    public double MondayMorning { get; init; } = 1.35;

    // Who asks for what.

    /// <summary>The nth procedure of the list by use is asked for in proportion to 1 / n to this power; 0: all alike.</summary>
    public double ProcedureSkew { get; init; } = 0.85;

    /// <summary>The same for communes, the largest first in an order of the seed's own.</summary>
    public double CommuneSkew { get; init; } = 0.35;

    /// <summary>Share of forms that differ from the procedure's examples in more than the commune.</summary>
    public double VariedForms { get; init; } = 0.3;

    /// <summary>
    /// Where no limit is published nothing can be received, as in the product. True takes the limit that the procedure's
    /// example assumes, so that every procedure runs.
    /// </summary>
    public bool AssumeLimits { get; init; }

    // Who does it, and how long it takes.

    /// <summary>Dossiers that one officer has on the desk at a time; the next is taken when one is done.</summary>
    public int Desk { get; init; } = 8;

    /// <summary>Share of all desk places that the expected work fills; what is left is the reserve for Mondays and holidays.</summary>
    public double Utilisation { get; init; } = 0.55;

    /// <summary>Fewest officers of a role at a unit: whoever appraises never signs, also when both are one role.</summary>
    public int FewestOfficers { get; init; } = 3;

    /// <summary>A step takes this share of its term in working minutes, as a median, with this spread (log-normal).</summary>
    public double Pace { get; init; } = 0.36;
    public double PaceSpread { get; init; } = 0.55;

    /// <summary>A step is at most this many of its terms long: somebody looks after it.</summary>
    public double LongestPace { get; init; } = 5;

    /// <summary>Working minutes of a step that has no term, as a median.</summary>
    public double WithoutTerm { get; init; } = 90;

    /// <summary>Working minutes until a result is collected, as a median with its spread.</summary>
    public double Collecting { get; init; } = 300;
    public double CollectingSpread { get; init; } = 1.1;

    /// <summary>Absences an officer a year, and the most working days of one.</summary>
    public double AbsencesAYear { get; init; } = 6;
    public int LongestAbsence { get; init; } = 5;

    // What goes another way.

    /// <summary>Shares of the visits of a step that offers it: a supplement, a refusal, a return to an earlier step, the second of several ways on.</summary>
    public double Supplement { get; init; } = 0.03;
    public double Refusal { get; init; } = 0.012;
    public double SendBack { get; init; } = 0.02;
    public double OtherWay { get; init; } = 0.3;

    /// <summary>Share of the online and postal applications that the desk asks to complete first, or refuses.</summary>
    public double AskCompletion { get; init; } = 0.03;
    public double RefuseReception { get; init; } = 0.01;

    /// <summary>Share of the applicants who think better of it, and calendar days until then, as a median.</summary>
    public double Withdrawal { get; init; } = 0.006;
    public double WithdrawalDays { get; init; } = 4;

    /// <summary>Calendar days until an applicant brings papers or pays, as a median with its spread; this share never does.</summary>
    public double ApplicantDays { get; init; } = 2.5;
    public double ApplicantSpread { get; init; } = 0.7;
    public double NeverAnswers { get; init; } = 0.03;

    /// <summary>Calendar days until an agency outside answers, as a median.</summary>
    public double OutsideDays { get; init; } = 5;

    /// <summary>Of the dossiers that are certain to be late, the share that gets an apology with a new date, so many working days later.</summary>
    public double Apologies { get; init; } = 0.8;
    public int ApologyDays { get; init; } = 3;

    /// <summary>Of those whose procedure knows a lawful extension, the share that gets it instead.</summary>
    public double Extensions { get; init; } = 0.5;

    /// <summary>Whether every ledger is added up again when a dossier ends; for tests.</summary>
    public bool CheckLedgers { get; init; }

    /// <summary>The first moment after the run.</summary>
    public LocalDateTime End => Until ?? From.PlusMonths(Months).AtMidnight();

    /// <summary>Applications in all.</summary>
    public int Applications => Dossiers ?? PerMonth * Months;
}
