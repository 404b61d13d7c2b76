using System.Collections.Immutable;

namespace Bpm.Engine.Commands;

/// <summary>A leader lets the dossier rest on a lawful ground.</summary>
/// <param name="Ground">Of <c>policies/</c>; it must stop the clocks.</param>
public sealed record PauseProcessing(string Ground, string Reason, string? Paper) : Command;

/// <summary>Processing is suspended (status 8 of the portal, in its sense of a pause).</summary>
public sealed record Suspend(string Reason, string? Paper) : Command;

public sealed record ResumeProcessing(string Reason) : Command;

/// <summary>Processing ends without a result (status 8 of the portal, in its sense of an end).</summary>
public sealed record Stop(string Reason, string? Paper) : Command;

/// <summary>The receiving unit confirms that it has the dossier.</summary>
public sealed record AcceptCustody(string Task) : Command;

/// <summary>Sends a task back to the step that led to it, to whoever did that.</summary>
public sealed record Return(string Task, string Reason) : Command;

/// <summary>Nobody may wait for the missing opinions any longer; a leader goes on without them.</summary>
public sealed record CloseConsult(string Step, string Reason) : Command;

/// <summary>A person may not act on this dossier, whatever roles or delegations he has.</summary>
public sealed record ExcludePerson(string User, string Reason) : Command;

/// <summary>Passes everything of abolished units to the ones that took over.</summary>
public sealed record MoveToSuccessors : Command;

/// <summary>An issued result is wrong: it is signed and issued again, under its number.</summary>
public sealed record CorrectResult(string Reason) : Command;

/// <param name="Amount">Whole đồng owed in all for this fee.</param>
public sealed record RequirePayment(string Fee, long Amount, string Reason) : Command;

public sealed record ConfirmPayment(string Fee, long Amount, string Proof) : Command;

/// <summary>What came of telling the national portal.</summary>
public sealed record RecordSynchronisation(int NationalStatus, bool Done, string? Problem) : Command;
