using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>One command for one dossier, as the writer takes it.</summary>
/// <param name="CommandId">The caller's idempotency key: the same id with the same body repeats the first answer.</param>
/// <param name="DossierId">Null makes a new dossier.</param>
/// <param name="BodyHash">Hash of what the caller sent; tells a repetition from a reused id.</param>
/// <param name="ExpectedVersion">When given, another current version is refused with <c>version-stale</c>.</param>
/// <param name="Facts">
/// What the world knows, for the state as it was last committed: called on the caller's thread, and again on the writer's
/// when the state inside the transaction is another, so it must be quick and must not wait. The writer then fills in what only it knows: <see cref="Facts.Form"/> (the stored
/// answers, or those of <paramref name="Personal"/>), <see cref="Facts.NewCode"/> and
/// <see cref="Facts.NewResultNumber"/>.
/// </param>
/// <param name="Command">
/// Makes the command; the same conditions. Where a command carries a <c>PersonalDigest</c>, the writer puts the digest
/// of <paramref name="Personal"/> there, whatever stands in it.
/// </param>
/// <param name="Personal">New applicant and form data, stored with the events.</param>
/// <param name="NoteText">Text of the note that an <see cref="AddNote"/> names.</param>
/// <param name="At">When it was given, for what is written down afterwards (demo data, a take-over); null: now.</param>
internal sealed record CommandRequest(
    string CommandId,
    string? DossierId,
    byte[] BodyHash,
    int? ExpectedVersion,
    Func<Dossier, FactsOrRefusal> Facts,
    Func<Dossier, Facts, Command> Command,
    PersonalData? Personal = null,
    string? NoteText = null,
    Instant? At = null
);

/// <summary>One of the two.</summary>
internal sealed record FactsOrRefusal(Facts? Facts, Refusal? Refusal)
{
    public static implicit operator FactsOrRefusal(Facts facts) => new(facts, null);

    public static implicit operator FactsOrRefusal(Refusal refusal) => new(null, refusal);
}
