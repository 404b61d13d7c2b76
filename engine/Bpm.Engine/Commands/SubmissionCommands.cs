using System.Collections.Immutable;

namespace Bpm.Engine.Commands;

/// <summary>The desk asks to complete a submission before it is received: no code, no clock.</summary>
public sealed record AskCompletion(ImmutableArray<string> Papers, string Reason) : Command;

/// <summary>The applicant has completed the submission.</summary>
/// <param name="PersonalDigest">Of the new form and applicant rows; null when they stay.</param>
public sealed record CompleteSubmission(string? PersonalDigest) : Command;
