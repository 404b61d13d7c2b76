using Bpm.Engine.Dossiers;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Tasks;

/// <summary>A task as the API names it: the dossier, a dot, the task in it. Opaque to callers.</summary>
internal readonly record struct TaskRef(string Dossier, string Task)
{
    public static TaskRef? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < text.Length - 1 ? new TaskRef(text[..dot], text[(dot + 1)..]) : null;
    }

    /// <summary>The task itself with its dossier; null when there is none of that name.</summary>
    public static async Task<(StoredDossier Dossier, OfficerTask Task)?> Find(
        string text,
        DossierReader reader,
        CancellationToken cancellation
    ) =>
        Parse(text) is { } named
        && await reader.ById(named.Dossier, cancellation) is { } dossier
        && dossier.State.Task(named.Task) is { } task
            ? (dossier, task)
            : null;

    public override string ToString() => $"{Dossier}.{Task}";
}
