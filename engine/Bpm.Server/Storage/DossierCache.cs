using Bpm.Engine.Dossiers;

namespace Bpm.Server.Storage;

/// <summary>A dossier as the writer holds it: the state and what the next commit needs beside it.</summary>
/// <param name="Head">Hash of its last event: the same head is the same history.</param>
/// <param name="Personal">Newest applicant and form data; null when there are none, or when they were erased.</param>
internal sealed record HeldDossier(string Id, string TrackingToken, Dossier State, byte[] Head, PersonalData? Personal)
{
    /// <summary>Rows of its open tasks, when they were made already.</summary>
    public IReadOnlyList<TaskRow>? Tasks { get; init; }
}

/// <summary>
/// States of the dossiers used last, so that a command needs not fold their events again. Only the writer puts; what
/// comes out is used only when its head is the stored one. Safe for several threads.
/// </summary>
internal sealed class DossierCache(int capacity = StorageLimits.CachedDossiers)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<HeldDossier>> byId = new(capacity);
    private readonly LinkedList<HeldDossier> newestFirst = [];

    public HeldDossier? Get(string id, ReadOnlySpan<byte> head)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(id, out var node) || !head.SequenceEqual(node.Value.Head))
            {
                return null;
            }

            newestFirst.Remove(node);
            newestFirst.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>As it was last committed here; another node may have gone on since.</summary>
    public HeldDossier? Newest(string id)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(id)?.Value;
        }
    }

    public void Put(HeldDossier dossier)
    {
        lock (gate)
        {
            if (byId.Remove(dossier.Id, out var old))
            {
                newestFirst.Remove(old);
            }

            byId.Add(dossier.Id, newestFirst.AddFirst(dossier));
            if (byId.Count > capacity)
            {
                byId.Remove(newestFirst.Last!.Value.Id);
                newestFirst.RemoveLast();
            }
        }
    }

    /// <summary>Lets go of one: what it held was erased.</summary>
    public void Forget(string id)
    {
        lock (gate)
        {
            if (byId.Remove(id, out var old))
            {
                newestFirst.Remove(old);
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            byId.Clear();
            newestFirst.Clear();
        }
    }
}
