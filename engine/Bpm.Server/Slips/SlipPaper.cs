namespace Bpm.Server.Slips;

/// <summary>One printed paper of any kind: a head, facts, paragraphs or a table, signatures. One page, made for print.</summary>
/// <param name="Template">Kind and version, <c>supplement@1</c>; numbers of official forms have moved between circulars.</param>
/// <param name="Basis">The rule that asks for it.</param>
/// <param name="Number">With the dots of a number that is still to be given.</param>
/// <param name="Facts">Label and value, in order.</param>
/// <param name="Qr">SVG of the tracking code; null on papers that stay inside.</param>
/// <param name="Left">Who signs on the left; null for nobody.</param>
/// <param name="Copy">For the file name and the title of the page.</param>
internal sealed record SlipPaper(
    string Template,
    string Title,
    string Basis,
    string Agency,
    string Office,
    string Number,
    string DateLine,
    IReadOnlyList<SlipFact> Facts,
    IReadOnlyList<SlipPart> Parts,
    SlipTable? Table,
    string? Qr,
    SlipSigner? Left,
    SlipSigner? Right,
    string Copy,
    string? Provenance,
    bool Tall,
    bool Demo
);

internal sealed record SlipFact(string Label, string Value);

/// <param name="Heading">Null for a plain paragraph.</param>
/// <param name="Items">A numbered list under it; empty for none.</param>
internal sealed record SlipPart(string? Heading, string? Text, IReadOnlyList<string> Items);

internal sealed record SlipTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <param name="Name">Printed under the line; null where a hand writes it.</param>
internal sealed record SlipSigner(string Role, string? Name);
