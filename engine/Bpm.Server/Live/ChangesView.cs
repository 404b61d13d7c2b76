namespace Bpm.Server.Live;

/// <summary>
/// What changed, as far as it concerns a client: numbers and codes, never what. The same words whether it is told at once
/// or asked for later, so that a client that heard of a number need not ask for it.
/// </summary>
/// <param name="Sequence">Where to ask from the next time.</param>
/// <param name="Reset">Too much at once: read every page again.</param>
internal sealed record ChangesView(long Sequence, bool Reset, IReadOnlyList<ChangeView> Changes);

/// <param name="Sequence">Its number in the store; later changes have larger ones.</param>
/// <param name="Topics">Why it concerns the client: <see cref="Live.Topics"/>.</param>
internal sealed record ChangeView(long Sequence, string Dossier, string Code, IReadOnlyList<string> Topics);
