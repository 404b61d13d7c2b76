namespace Bpm.Server.Features.Files;

/// <summary>A digitised paper.</summary>
/// <param name="File">Its id; <c>/api/v1/files/{id}</c> gives the content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="From">Code of the earlier dossier that it was taken over from; null when it was brought for this one.</param>
internal sealed record FileView(
    string File,
    string Name,
    string MediaType,
    long Size,
    string SizeText,
    string At,
    string? From
);

/// <param name="Paper">The paper that it would answer.</param>
/// <param name="Text">What it is and where it comes from, in one sentence.</param>
internal sealed record ReusableFile(string Paper, FileView File, string Text);

/// <param name="File">An upload of one's own, or a paper of the same applicant's earlier dossier.</param>
internal sealed record AttachRequest(string File);
