namespace Bpm.Server.Storage.Checks;

internal enum StoreFindingKind
{
    /// <summary>An event is not the one that was written.</summary>
    Changed,

    /// <summary>An event between others is gone.</summary>
    Removed,

    /// <summary>An event stands where another stood.</summary>
    Reordered,

    /// <summary>The last events are gone.</summary>
    Truncated,

    /// <summary>Events were added behind the writer's back.</summary>
    Added,

    /// <summary>A dossier's row is gone, or has no event.</summary>
    Missing,

    /// <summary>Stored bytes that this program cannot read.</summary>
    Unreadable,

    /// <summary>The record fits in itself, but not the root that was signed over it: it was computed anew.</summary>
    Rewritten,

    /// <summary>A signed root is gone, was changed, or is not signed by the key.</summary>
    Root,

    /// <summary>A row does not say what the events say.</summary>
    Row,

    /// <summary>Applicant or form data are not those that the event names.</summary>
    Personal,

    /// <summary>A result's signature does not fit what is recorded of it.</summary>
    Signature,
}

/// <summary>Something in the store that is not as the writer left it.</summary>
/// <param name="Dossier">Its id; null when it cannot be told.</param>
/// <param name="Seq">The event, when it is about one.</param>
internal sealed record StoreFinding(StoreFindingKind Kind, string? Dossier, int? Seq, string Message);
