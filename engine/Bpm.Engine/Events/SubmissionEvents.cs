using System.Collections.Immutable;

namespace Bpm.Engine.Events;

/// <summary>
/// Before reception the desk asked to complete what was submitted. No dossier was received: no code, no clock; a
/// supplement after reception is another thing.
/// </summary>
/// <param name="Wait">The wait that a completed submission ends.</param>
public sealed record CompletionAsked(string Wait, ImmutableArray<string> Papers, string Reason, string By)
    : DossierEvent;

/// <summary>The applicant completed the submission; reception answers again, within its own clock.</summary>
public sealed record SubmissionCompleted(string PersonalDigest) : DossierEvent;

/// <summary>Which of the linked procedures the applicant wants, by the ids of the group's children.</summary>
public sealed record ChildrenChosen(ImmutableArray<string> Children) : DossierEvent;
