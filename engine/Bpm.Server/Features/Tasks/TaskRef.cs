namespace Bpm.Server.Features.Tasks;

/// <summary>A task as the API names it: the dossier, a dot, the task in it. Opaque to callers.</summary>
internal readonly record struct TaskRef(string Dossier, string Task)
{
    public static TaskRef? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && dot < text.Length - 1 ? new TaskRef(text[..dot], text[(dot + 1)..]) : null;
    }

    public override string ToString() => $"{Dossier}.{Task}";
}
