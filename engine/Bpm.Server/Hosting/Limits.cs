namespace Bpm.Server.Hosting;

/// <summary>Sizes, counts and times that bound what the server takes and gives. The one place.</summary>
internal static class Limits
{
    /// <summary>Rows of a page of a list, at most and unless asked otherwise.</summary>
    public const int MaxPage = 200;
    public const int DefaultPage = 50;

    /// <summary>Rows of a list that has no pages: units, procedures.</summary>
    public const int MaxList = 2_000;

    /// <summary>Rows of a file that is exported; more are refused.</summary>
    public const int MaxExport = 50_000;

    /// <summary>Bytes of a request's body.</summary>
    public const int MaxBody = 256 * 1024;

    /// <summary>Bytes of an uploaded file.</summary>
    public const int MaxFile = 20 * 1024 * 1024;

    /// <summary>Points of an uploaded picture: an A0 drawing at 400 dots an inch. A few bytes can claim to be many more.</summary>
    public const long MaxPicturePoints = 250_000_000;

    /// <summary>UTF-16 units of a file's name; the rest is cut off.</summary>
    public const int MaxFileName = 100;

    /// <summary>UTF-16 units of an applicant's comment; the rest is cut off.</summary>
    public const int MaxComment = 1_000;

    /// <summary>UTF-16 units of a search text; the rest is cut off.</summary>
    public const int MaxQuery = 200;

    /// <summary>Acts of one try-out of a draft; all are run again with each question.</summary>
    public const int MaxTryActs = 200;

    /// <summary>UTF-16 units of a reason, a proof, a note.</summary>
    public const int MaxText = 4_000;

    /// <summary>UTF-16 units of an applicant's name, address and the like.</summary>
    public const int MaxName = 300;

    /// <summary>Tries to sign in, an address and minute, unless <c>Bpm:SignInsPerMinute</c> says otherwise: whole offices stand behind one address.</summary>
    public const int SignInsPerMinute = 120;

    /// <summary>Tries to track one number from one address, and the minutes in which they count.</summary>
    public const int TrackingTries = 5;
    public const int TrackingMinutes = 15;

    /// <summary>Look-ups by token, an address and minute.</summary>
    public const int TokenReadsPerMinute = 60;

    /// <summary>Notices given at once; whoever missed more reads his pages again.</summary>
    public const int MaxChanges = 1_000;

    /// <summary>A client of the hub is told at most once in this many milliseconds.</summary>
    public const int MillisecondsBetweenPushes = 1_000;

    /// <summary>How often the sign-ins of live connections are looked at, for those that ended elsewhere.</summary>
    public const int SecondsBetweenHubLooks = 15;

    /// <summary>Dossiers that one connection hears of beside its person's own work.</summary>
    public const int MaxHeard = 150;

    /// <summary>Dossiers that one person watches: fewer than a connection hears of.</summary>
    public const int MaxWatches = 100;

    /// <summary>Filters of the inbox that one person keeps, and UTF-16 units of the name of one.</summary>
    public const int MaxSavedFilters = 12;
    public const int MaxFilterName = 40;

    /// <summary>How old counts over the whole province, or very many units, may be, when there are many.</summary>
    public const int WideCountsSeconds = 60;

    /// <summary>Tasks of a queue that a search with very many hits counts, by due.</summary>
    public const int CountedMatches = 100;

    /// <summary>Units whose tasks are merged one by one; more are read as a part of the whole province.</summary>
    public const int NarrowReach = 16;

    /// <summary>Days that a machine's token may hold, at most.</summary>
    public const int MaxTokenDays = 366;

    /// <summary>Days that one delegation may last, both ends included.</summary>
    public const int DelegationDays = 366;

    /// <summary>UTF-16 units that a chosen password has, at least and at most.</summary>
    public const int MinPassword = 10;
    public const int MaxPassword = 200;

    /// <summary>Hours that a sign-in lasts without a request.</summary>
    public const int SignInHours = 10;

    /// <summary>Simulated dossiers of a demo start: enough that lists and reports have something to show, made in a few seconds.</summary>
    public const int DemoDossiers = 200;

    /// <summary>Simulated dossiers of a demo start at most; more take longer than anybody waits. A year is written by <c>bpm simulate --into</c>.</summary>
    public const int MostDemoDossiers = 5_000;
}
