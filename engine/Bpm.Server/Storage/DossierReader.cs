using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using NodaTime;

namespace Bpm.Server.Storage;

/// <param name="State">All its events, applied.</param>
internal sealed record StoredDossier(string Id, string TrackingToken, Dossier State)
{
    public string? Code => State.Code;
}

/// <summary>An event with its header, for the timeline and the log.</summary>
/// <param name="Position">In the whole store, from 1, without gaps.</param>
internal sealed record StoredEvent(
    int Seq,
    long Position,
    Instant At,
    string Actor,
    string CommandId,
    DossierEvent Event
);

/// <param name="Data">Null once erased.</param>
internal sealed record StoredPersonal(
    int Version,
    string Digest,
    PersonalData? Data,
    string? ErasedBy,
    Instant? ErasedAt
);

/// <summary>Reads dossiers as they were last committed.</summary>
internal sealed class DossierReader
{
    public Task<StoredDossier?> ByCode(string code, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    public Task<StoredDossier?> ByToken(string token, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    public Task<StoredDossier?> ById(string id, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    /// <summary>The timeline, oldest first.</summary>
    public Task<ImmutableArray<StoredEvent>> Events(string id, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    /// <summary>The newest applicant and form data; null when there never were any.</summary>
    public Task<StoredPersonal?> Personal(string id, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    /// <summary>The same for many dossiers at once, by id: for lists. Erased ones are left out.</summary>
    public Task<ImmutableDictionary<string, PersonalData>> PersonalOf(
        IReadOnlyCollection<string> ids,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException("Not written yet.");

    /// <summary>Texts of the notes of a dossier, by note id; null once erased.</summary>
    public Task<ImmutableDictionary<string, string?>> Notes(string id, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");
}
