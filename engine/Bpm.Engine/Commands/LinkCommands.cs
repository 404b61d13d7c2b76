using System.Collections.Immutable;
using Bpm.Engine.Events;
using Bpm.WorkingTime;

namespace Bpm.Engine.Commands;

/// <summary>Opens a linked dossier, as its parent's <see cref="ChildOpened"/> asks.</summary>
/// <param name="Parent">The parent's id.</param>
public sealed record OpenChild(
    string Parent,
    string ParentCode,
    string Child,
    Submit Submission,
    ImmutableArray<ReceivedPaper> Papers
) : Command;

/// <summary>The linked dossier was opened.</summary>
public sealed record LinkChild(string Child, string Dossier, string Code) : Command;

/// <summary>How a linked dossier ended. Its id is (child, seq): a message is consumed once.</summary>
/// <param name="Seq">Number of the child's event that says so.</param>
/// <param name="Outcome">One of <see cref="ChildOutcomes"/>.</param>
public sealed record ReportChild(string Child, int Seq, string Outcome, string? ResultNumber) : Command;

/// <summary>A linked dossier was lawfully extended; the whole moves with it.</summary>
public sealed record ExtendForChild(string Child, int Seq, Term Term, string Basis) : Command;

/// <summary>The parent no longer needs this dossier.</summary>
public sealed record StopChild(string Reason) : Command;

/// <summary>How a linked dossier can end.</summary>
public static class ChildOutcomes
{
    public const string Granted = "granted";
    public const string Refused = "refused";
    public const string Stopped = "stopped";
    public const string Withdrawn = "withdrawn";

    /// <summary>It could not be opened at all: an incident of the parent.</summary>
    public const string NotOpened = "not-opened";
}
