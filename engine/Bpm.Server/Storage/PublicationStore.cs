using System.Collections.Immutable;
using Bpm.Procedures;

namespace Bpm.Server.Storage;

/// <summary>Keeps the sources of every publication that dossiers may pin, by hash.</summary>
internal sealed class PublicationStore
{
    /// <summary>Keeps it unless that hash is kept already.</summary>
    public Task Keep(
        string hash,
        string procedure,
        int version,
        IReadOnlyList<SourceFile> sources,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException("Not written yet.");

    /// <summary>The sources in order of path; null for an unknown hash.</summary>
    public Task<ImmutableArray<SourceFile>?> Load(string hash, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");
}
