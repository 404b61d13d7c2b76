namespace Bpm.Server.Storage;

// The tables, as EF Core reads them and as Storage/Migrations/{Sqlite,Postgres}/NNNN-*.sql make them; a test compares
// both. Moments (*At) are Unix milliseconds. Local due moments (*Due) are minutes since 1970-01-01T00:00 on the
// province's wall clock, so that they sort, index and compare as integers on both databases.

/// <summary>
/// What one command made happen to one dossier: the legal record, and the answer to the command when it comes again.
/// Append-only.
/// </summary>
internal sealed class EventRow
{
    public required string Dossier { get; init; }

    /// <summary>Number of its last event in the dossier: the dossier's version after the command.</summary>
    public required int Seq { get; init; }

    /// <summary>How many events they are; at least one.</summary>
    public required int Count { get; init; }

    /// <summary>Position of its last event in the whole store; the outbox and live notices are cursors over it.</summary>
    public long Position { get; set; }

    public required long At { get; init; }
    public required string Actor { get; init; }

    /// <summary>The caller's key: the same id with the same body repeats the answer.</summary>
    public required string CommandId { get; init; }

    /// <summary>Hash of what the caller sent; no part of the record.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>The events as canonical UTF-8 JSON, exactly as hashed.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 over the previous hash, the header and the bytes.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Number of its first event in the dossier.</summary>
    public int FirstSeq => Seq - Count + 1;
}

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

/// <summary>An open task, for inboxes; gone when the task ends.</summary>
internal sealed class TaskRow
{
    /// <summary><c>dossier.step.visit</c>; unique by itself.</summary>
    public required string Id { get; init; }
    public required string Dossier { get; init; }
    public required string Code { get; set; }
    public required string Procedure { get; set; }
    public required string Step { get; set; }
    public required string StepKind { get; set; }
    public required string Unit { get; set; }
    public required string Role { get; set; }
    public string? Assignee { get; set; }
    public required bool Paused { get; set; }
    public string? PauseGround { get; set; }
    public required long OpenedAt { get; set; }
    public long? Due { get; set; }

    /// <summary>Allowance in counted minutes, for the band rule.</summary>
    public long? Allowance { get; set; }

    /// <summary>The promise to the applicant: the earlier of both dossier clocks.</summary>
    public long? Promise { get; set; }
    public required int Channel { get; set; }

    /// <summary>
    /// Due for sorting: undated tasks at <see cref="WallMinutes.FarFuture"/>, paused ones behind them. One number gives
    /// the order and the group.
    /// </summary>
    public required long SortDue { get; set; }

    /// <summary>Latest safe start for sorting, in the same way.</summary>
    public required long SortStart { get; set; }

    /// <summary>The day that it is counted under; of <see cref="TaskCountRow.Day"/>.</summary>
    public long Day => WallMinutes.DayOf(SortDue);
}

/// <summary>How many open tasks there are of a kind and day: written with the tasks, so that no inbox counts rows.</summary>
internal sealed class TaskCountRow
{
    public required string Unit { get; init; }
    public required string Role { get; init; }
    public required string StepKind { get; init; }
    public required string Procedure { get; init; }
    public required string Step { get; init; }
    public required int Channel { get; init; }

    /// <summary>Days since 1970-01-01 of <see cref="TaskRow.SortDue"/>.</summary>
    public required long Day { get; init; }
    public required int Count { get; init; }
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

/// <summary>A signed root over everything that the store had recorded by then; each is chained to the one before.</summary>
internal sealed class RootRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required int Number { get; init; }
    public required long At { get; init; }

    /// <summary>Position of the last event that it covers.</summary>
    public required long Position { get; init; }

    /// <summary>SHA-256 over the root before, this header and the hash of every row since.</summary>
    public required byte[] Root { get; init; }

    /// <summary>ECDSA over the root, by a key outside the store.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Which key signed: the fingerprint of its public half.</summary>
    public required string KeyId { get; init; }
}

/// <summary>A publication as it was compiled: the parts that its hash covers, so that old dossiers keep theirs.</summary>
internal sealed class PublicationRow
{
    public required string Hash { get; init; }
    public required string Procedure { get; init; }
    public required int Version { get; init; }

    /// <summary>The YAML sources by path, gzip JSON.</summary>
    public required byte[] Sources { get; init; }
    public required long At { get; init; }
}

internal sealed class SourceRow
{
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The file, gzip.</summary>
    public required byte[] Bytes { get; init; }
}

internal sealed class AccountRow
{
    public required string User { get; init; }
    public required string Name { get; set; }
    public string? Title { get; set; }
    public required string PasswordHash { get; set; }
    public required bool Demo { get; set; }
    public required bool Disabled { get; set; }
    public int FailedSignIns { get; set; }
    public long? LockedUntil { get; set; }
    public required string SecurityStamp { get; set; }

    /// <summary>Its password was given by somebody else: it lets its owner choose another, and nothing more.</summary>
    public bool MustChange { get; set; }
}

/// <summary>A role at a unit over time.</summary>
internal sealed class GrantRow
{
    public required string User { get; init; }
    public required string Unit { get; init; }
    public required string Role { get; init; }

    /// <summary>Local dates as days since 1970-01-01; null is open.</summary>
    public int From { get; init; }
    public int? Until { get; set; }
}

/// <summary>A live notice: a row first, a push second. Never personal data.</summary>
internal sealed class NoticeRow
{
    public long Sequence { get; set; }
    public required string Dossier { get; init; }

    /// <summary>Space-separated topics: <c>u:user</c>, <c>o:unit:role</c>, <c>d:code</c>.</summary>
    public required string Topics { get; init; }
    public required long At { get; init; }

    /// <summary>The dossier's public code, as the topics name it; empty before it has one.</summary>
    public string Code =>
        Topics.Split(' ').FirstOrDefault(t => t.StartsWith("d:", StringComparison.Ordinal))?[2..] ?? "";
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

/// <summary>A procedure that somebody is writing; no part of the record.</summary>
internal sealed class DraftRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }

    /// <summary>Code, version and name as the head of the text says them when it was last kept; empty or null without.</summary>
    public required string Procedure { get; init; }
    public required int? Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The version that it was begun from, and its publication; null for a new procedure.</summary>
    public required int? BaseVersion { get; init; }
    public required string? BaseHash { get; init; }

    /// <summary>The YAML, byte for byte as its writer left it.</summary>
    public required string Text { get; init; }

    /// <summary>Who began it, and alone changes it.</summary>
    public required string Owner { get; init; }

    /// <summary>Hash of the command that made it: tells a repetition from a reused id.</summary>
    public required byte[] BodyHash { get; init; }
    public required long CreatedAt { get; init; }
    public required long UpdatedAt { get; init; }

    /// <summary>From 1; one more with every change.</summary>
    public required int RowVersion { get; init; }
}

/// <summary>One person lets another act in his name; ended ones stay for the record.</summary>
internal sealed class DelegationRow
{
    public required string Id { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Unit { get; init; }
    public required string Role { get; init; }

    /// <summary>Procedure codes with a space between them; empty for all.</summary>
    public required string Procedures { get; init; }

    /// <summary>Local dates as days since 1970-01-01, both included.</summary>
    public required int FirstDay { get; init; }
    public required int LastDay { get; init; }
    public required string Basis { get; init; }
    public required string GivenBy { get; init; }
    public required long GivenAt { get; init; }
    public string? EndedBy { get; set; }
    public long? EndedAt { get; set; }
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

/// <summary>
/// A file of the folder as somebody put it in force here. Append-only: the newest of a path lies over the folder's own.
/// </summary>
internal sealed class PublishedFileRow
{
    /// <summary>1, 2, 3 …; the newest tells other nodes whether they have read everything.</summary>
    public required int Number { get; init; }

    /// <summary>Inside the folder of procedures, forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The file, gzip.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Hash of the text that it took the place of; null for a new file.</summary>
    public string? Base { get; init; }

    /// <summary><c>version</c>, <c>decision</c> or <c>confirmation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>code@version</c>, or the decision's number.</summary>
    public required string Subject { get; init; }
    public required string Author { get; init; }

    /// <summary>The second person; null for what needs none.</summary>
    public string? Approver { get; init; }

    /// <summary>Why, in the author's words.</summary>
    public string? Reason { get; init; }
    public required long At { get; init; }
}

/// <summary>A file that somebody wants in force; a second person puts it there.</summary>
internal sealed class ProposalRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }

    /// <summary><c>version</c> or <c>decision</c>.</summary>
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Title { get; init; }
    public required string Path { get; init; }

    /// <summary>The file, gzip.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Number of the decision that it rests on; null for a demo without one.</summary>
    public string? Decision { get; init; }

    /// <summary>In force from that date on, days since 1970-01-01.</summary>
    public required int Effect { get; init; }
    public required string Author { get; init; }

    /// <summary>Everybody who wrote in it, space-separated: none of them may put it in force.</summary>
    public required string Authors { get; init; }

    /// <summary>The draft that it was made from.</summary>
    public required string Draft { get; init; }
    public required long At { get; init; }

    /// <summary><c>open</c>, <c>published</c>, <c>refused</c> or <c>withdrawn</c>.</summary>
    public required string State { get; set; }
    public string? ClosedBy { get; set; }
    public long? ClosedAt { get; set; }
    public string? Reason { get; set; }
}

/// <summary>Cuts that an administrator is preparing, before they are a decision.</summary>
internal sealed class ReductionDraftRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }
    public required string Title { get; set; }

    /// <summary>Null: every channel.</summary>
    public int? Channel { get; init; }

    /// <summary>One more with every change.</summary>
    public required int Version { get; set; }

    /// <summary>Everybody who wrote in it, space-separated; the first began it.</summary>
    public required string Authors { get; set; }

    /// <summary>The cuts, JSON.</summary>
    public required byte[] Items { get; set; }
    public required long CreatedAt { get; init; }
    public required long ChangedAt { get; set; }
}

/// <summary>A sign-in of a browser; the cookie names it.</summary>
internal sealed class SessionRow
{
    public required string Id { get; init; }
    public required string User { get; init; }
    public required long StartedAt { get; init; }

    /// <summary>A few minutes behind at most.</summary>
    public required long SeenAt { get; set; }
    public long? EndedAt { get; set; }

    /// <summary>The browser as it names itself, cut to a length; for its owner to recognise.</summary>
    public required string Agent { get; init; }
    public required string Address { get; init; }
}

/// <summary>The right of a machine to act as an account, within scopes and until a moment.</summary>
internal sealed class TokenRow
{
    public required string Id { get; init; }
    public required string User { get; init; }
    public required string Name { get; init; }

    /// <summary>By single spaces.</summary>
    public required string Scopes { get; init; }
    public required byte[] SecretHash { get; init; }
    public required string MadeBy { get; init; }
    public required long MadeAt { get; init; }
    public required long ValidUntil { get; init; }
    public long? EndedAt { get; set; }
}

/// <summary>Somebody read a dossier's personal data on a day.</summary>
internal sealed class PersonalReadRow
{
    public required string Dossier { get; init; }
    public required string User { get; init; }

    /// <summary>By what: the dossier itself, its slip, a list.</summary>
    public required string Way { get; init; }

    /// <summary>Days since 1970-01-01 on the province's clock.</summary>
    public required long Day { get; init; }
    public required long FirstAt { get; init; }

    /// <summary>Whether names and numbers were shown in part only.</summary>
    public required bool Masked { get; init; }
}

/// <summary>Where a person wants to be told of alarms, beside the screen.</summary>
internal sealed class ContactRow
{
    public required string User { get; init; }

    /// <summary>Of <c>NoticeChannels</c>: <c>email</c>, <c>sms</c>, <c>zalo</c>.</summary>
    public required string Channel { get; init; }
    public required string Address { get; init; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Kinds of alarms in kebab-case by single spaces; empty for all.</summary>
    public required string Kinds { get; init; }
}

/// <summary>One alarm for one recipient by one way: to be sent, sent, or not sent for a reason.</summary>
internal sealed class OutboxRow
{
    /// <summary>Computed from what it says and to whom: the name under which it is sent, however often.</summary>
    public required string Id { get; init; }
    public required string Channel { get; init; }

    /// <summary>An account, or a webhook.</summary>
    public required string Recipient { get; init; }
    public required string Dossier { get; init; }

    /// <summary>Kind (kebab-case), subject and threshold name the alarm within its dossier.</summary>
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Threshold { get; init; }
    public string? ToRole { get; init; }

    /// <summary>When it became so.</summary>
    public required long AlarmAt { get; init; }
    public required long MadeAt { get; init; }

    /// <summary><c>waiting</c>, <c>sent</c>, <c>dropped</c> or <c>failed</c>.</summary>
    public required string State { get; set; }

    /// <summary>Not before that; its last try otherwise.</summary>
    public required long NextAt { get; set; }

    /// <summary>Tries that failed.</summary>
    public required int Attempts { get; set; }
    public long? ClosedAt { get; set; }

    /// <summary>Why it was dropped, or the last try failed.</summary>
    public string? Why { get; set; }
}

/// <summary>Another system that is told over HTTP.</summary>
internal sealed class WebhookRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Url { get; init; }

    /// <summary>What signs, protected by the server's own keys.</summary>
    public required byte[] Secret { get; init; }

    /// <summary><c>notices</c>: alarms while they are true. <c>events</c>: everything that is recorded, in order.</summary>
    public required string Sends { get; init; }

    /// <summary>Kinds of alarms or types of events, by single spaces; empty for all.</summary>
    public required string Types { get; init; }

    /// <summary>Whether members that may name people are sent too.</summary>
    public required bool Personal { get; init; }
    public required string MadeBy { get; init; }
    public required long MadeAt { get; init; }

    /// <summary>Everything in the record up to there was sent; of one that sends events.</summary>
    public required long Position { get; set; }

    /// <summary>Tries that failed since the last that did not.</summary>
    public required int Attempts { get; set; }
    public required long NextAt { get; set; }
    public string? Why { get; set; }
    public long? EndedAt { get; set; }
}

/// <summary>How far a reader of the record has come.</summary>
internal sealed class CursorRow
{
    public required string Name { get; init; }
    public required long Position { get; set; }
}
