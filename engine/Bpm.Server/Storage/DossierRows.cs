namespace Bpm.Server.Storage;

/// <summary>The current state of a dossier, written in the same transaction as its events.</summary>
internal sealed class DossierRow
{
    public required string Id { get; init; }
    public string? Code { get; set; }
    public required int Version { get; set; }
    public required string Procedure { get; set; }
    public required int ProcedureVersion { get; set; }
    public required string Publication { get; set; }
    public string? Case { get; set; }
    public required int Channel { get; set; }

    /// <summary>Id of the dossier that this one is a part of; null when it stands alone.</summary>
    public string? Parent { get; init; }

    /// <summary><see cref="Bpm.Engine.Dossiers.BusinessStatus"/> as its name.</summary>
    public required string Status { get; set; }
    public required string ReceptionUnit { get; set; }
    public required string AuthorityUnit { get; set; }

    /// <summary>Unit that holds it at the top level.</summary>
    public required string Custody { get; set; }
    public long? SubmittedAt { get; set; }
    public long? ReceivedAt { get; set; }
    public long? FinishedAt { get; set; }
    public long? DeliveredAt { get; set; }
    public long? Promised { get; set; }
    public long? CommittedDue { get; set; }
    public long? StatutoryDue { get; set; }
    public required bool Paused { get; set; }

    /// <summary>When something falls due that the jobs must record; null when nothing will.</summary>
    public long? NextAlarm { get; set; }

    /// <summary>The calendar of its clocks, and the version under which its dates stand; null before reception.</summary>
    public string? Calendar { get; set; }
    public int? CalendarVersion { get; set; }

    /// <summary>The head of the event chain.</summary>
    public required byte[] Head { get; set; }

    /// <summary>Token of the public tracking address and the slip's QR; opaque, random.</summary>
    public required string TrackingToken { get; set; }
}

/// <summary>What search matches of a dossier. It holds personal data, so an erasure writes it anew.</summary>
internal sealed class SearchRow
{
    /// <summary>Of the full-text index; the database gives it.</summary>
    public long Id { get; init; }
    public required string Dossier { get; init; }

    /// <summary>Folded words of code, applicant and procedure name, each once, by single spaces.</summary>
    public required string Words { get; set; }
}

/// <summary>Applicant and form data of one version of a dossier: erasable, outside the events.</summary>
internal sealed class PersonalRow
{
    public required string Dossier { get; init; }
    public required int Version { get; init; }

    /// <summary>Salt and salted digest, as the event names it.</summary>
    public required byte[] Salt { get; set; }
    public required string Digest { get; init; }

    /// <summary>JSON of <c>PersonalData</c>; null once erased.</summary>
    public byte[]? Data { get; set; }
    public string? ErasedBy { get; set; }
    public long? ErasedAt { get; set; }
}

/// <summary>An internal note on a dossier; its text is personal data, so it stands outside the event.</summary>
internal sealed class NoteRow
{
    public required string Id { get; init; }
    public required string Dossier { get; init; }
    public required string Author { get; init; }
    public required long At { get; init; }
    public string? Text { get; set; }
}

/// <summary>Serial of the day and unit, for dossier codes and result numbers; gaps are allowed, repeats are not.</summary>
internal sealed class SerialRow
{
    public required string Key { get; init; }
    public required int Last { get; set; }
}

/// <summary>What is known of a content in the file store.</summary>
internal sealed class FileRow
{
    /// <summary>SHA-256 of its bytes, lower-case hex.</summary>
    public required string Hash { get; init; }
    public required long Size { get; init; }

    /// <summary>As the content itself says, not as its name does.</summary>
    public required string MediaType { get; init; }
    public required long At { get; init; }
}

/// <summary>A digitised paper: of a dossier, or uploaded and not used yet.</summary>
internal sealed class AttachmentRow
{
    public required string Id { get; init; }
    public required string Hash { get; init; }

    /// <summary>As its uploader called it; empty once erased.</summary>
    public required string Name { get; init; }
    public required string UploadedBy { get; init; }
    public required long UploadedAt { get; init; }
    public string? Dossier { get; set; }
    public string? Paper { get; set; }

    /// <summary>The applicant's identity number, so that he need not bring the paper again; null once erased.</summary>
    public string? Owner { get; set; }

    /// <summary>The attachment of an earlier dossier that this one repeats.</summary>
    public string? ReusedFrom { get; set; }
}

/// <summary>What the applicant thought of it, once, after the result.</summary>
internal sealed class RatingRow
{
    public required string Dossier { get; init; }

    /// <summary>1 not satisfied, 2 satisfied, 3 very satisfied.</summary>
    public required int Score { get; init; }
    public string? Comment { get; set; }
    public required long At { get; init; }
}
