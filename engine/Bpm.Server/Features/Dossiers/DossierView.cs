using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Time;
using Bpm.Server.Slips;

namespace Bpm.Server.Features.Dossiers;

/// <summary>One dossier as its page shows it, in the reader's language and under the reader's rights.</summary>
/// <param name="Version">Number of its events; for <c>If-Match</c>.</param>
/// <param name="Code">Empty before reception.</param>
/// <param name="Address">What it goes by in addresses: its code, before reception its id.</param>
/// <param name="Custody">Who holds it: one unit, or one for each branch.</param>
/// <param name="Timeline">Newest first.</param>
/// <param name="MayAttach">Whether the reader may attach digitised papers.</param>
/// <param name="Slips">Papers that can be printed of it as it is.</param>
/// <param name="Watched">Whether the reader watches it.</param>
internal sealed record DossierView(
    string Dossier,
    string Code,
    string Address,
    int Version,
    ProcedureRef Procedure,
    Named? Case,
    string Channel,
    ApplicantView Applicant,
    SubmittedBy? SubmittedBy,
    StatusesView Statuses,
    UnitRef Reception,
    UnitRef Authority,
    IReadOnlyList<CustodyView> Custody,
    PromiseView Promise,
    TimeText? Statutory,
    IReadOnlyList<WaitView> Waits,
    IReadOnlyList<TaskView> Tasks,
    IReadOnlyList<PaperView> Papers,
    bool MayAttach,
    IReadOnlyList<FieldView> Form,
    IReadOnlyList<DossierFee> Fees,
    IReadOnlyList<StepView> Steps,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<HandoverView> Handovers,
    IReadOnlyList<LedgerEntry> Ledger,
    IReadOnlyList<IncidentView> Incidents,
    string? ResultNumber,
    IReadOnlyList<ActView> Acts,
    IReadOnlyList<SlipLink> Slips,
    bool Watched,
    bool Demo
);

internal sealed record ProcedureRef(string Code, int Version, string Name, ProvenanceView Provenance, bool Confirmed);

internal sealed record ProvenanceView(string Kind, string Label);

/// <param name="Masked">Whether numbers are shortened for this reader.</param>
internal sealed record ApplicantView(
    string Name,
    string IdentityNumber,
    string Phone,
    string? Address,
    string? Email,
    bool Masked
);

internal sealed record SubmittedBy(string Name, string IdentityNumber);

/// <summary>Four statuses that move apart from each other, and the national portal's number.</summary>
internal sealed record StatusesView(Fact Business, Fact Financial, Fact Delivery, Fact Sync, NationalView National);

internal sealed record NationalView(int Number, string Text);

internal sealed record UnitRef(string Unit, string Name);

internal sealed record CustodyView(string Unit, string Name, string? Since);

/// <param name="Original">The date as printed on the slip; it never changes.</param>
/// <param name="NewDate">The date of an apology, where there was one; the verdict stays with the one before.</param>
/// <param name="Why">Address of the explanation.</param>
internal sealed record PromiseView(
    string Band,
    string Text,
    string? Outside,
    string Spoken,
    string? Due,
    string DueText,
    bool Provisional,
    bool Paused,
    string? Original,
    string? NewDate,
    string? NewDateText,
    string Term,
    string Why
);

/// <param name="Until">What ends it, in words.</param>
/// <param name="EndsText">When somebody must look again.</param>
/// <param name="Supplement">Whether papers end it, not a proof.</param>
internal sealed record WaitView(
    string Id,
    string Ground,
    string GroundText,
    string For,
    string Since,
    string Until,
    string EndsText,
    bool CanEnd,
    bool Supplement,
    IReadOnlyList<string> Papers,
    string? Reason,
    string? Basis
);

internal sealed record StepRef(string Id, string Name, string Kind);

/// <param name="Opened">Local moment.</param>
/// <param name="For">Whose delegation the holder uses, or the reader would; null when the role is his own.</param>
/// <param name="MayNot">Why the reader may not do it; null when he may.</param>
internal sealed record TaskView(
    string Task,
    StepRef Step,
    UnitRef Unit,
    Named Role,
    Person? Assignee,
    Person? For,
    bool Mine,
    bool Open,
    TimeText Clock,
    string Opened,
    string Term,
    IReadOnlyList<ActionView> Actions,
    MayView May,
    string? MayNot
);

/// <param name="Effect">What happens to clock and outcome.</param>
/// <param name="Next">Where it goes.</param>
/// <param name="TakesPapers">Papers that came may be named with it.</param>
/// <param name="Kind">forward, pause, return or refuse.</param>
internal sealed record ActionView(
    string Id,
    string Name,
    string? Effect,
    string? Next,
    bool NeedsReason,
    bool NeedsPapers,
    bool TakesPapers,
    string Kind
);

internal sealed record MayView(bool Claim, bool Release, bool Assign, bool Complete);

/// <param name="Files">Its digitised forms.</param>
/// <param name="Reusable">What the applicant brought for earlier dossiers and need not bring again.</param>
internal sealed record PaperView(
    string Id,
    string Name,
    bool Required,
    PaperReceived? Received,
    bool Missing,
    IReadOnlyList<FileView> Files,
    IReadOnlyList<ReusableFile> Reusable
);

internal sealed record PaperReceived(int Originals, int Copies, string At);

/// <param name="Value">Text, number, true or false; null when not answered.</param>
/// <param name="Text">The same as people read it.</param>
internal sealed record FieldView(string Id, string Label, object? Value, string Text);

internal sealed record DossierFee(string Id, string Name, long Amount, bool Paid);

/// <param name="State">done, open, waiting, ahead or skipped.</param>
/// <param name="Branch">The parallel branch that it stands in.</param>
internal sealed record StepView(
    string Id,
    string Name,
    string UnitName,
    string State,
    int Visits,
    string? From,
    string? To,
    string? Used,
    string? Allowance,
    string? Verdict,
    string? Branch
);

/// <param name="Kind">dossier, task, clock, wait, custody, money, result, note or incident.</param>
/// <param name="Icon">Name in the app's sprite.</param>
internal sealed record TimelineEntry(
    int Seq,
    string At,
    string AtText,
    string Kind,
    string Title,
    string? Detail,
    string? Actor,
    string Icon
);

/// <param name="State">sent, accepted or returned.</param>
internal sealed record HandoverView(
    string From,
    string To,
    string? SentAt,
    string? AcceptedAt,
    string? Allowance,
    string? Used,
    string State,
    string StateText
);

/// <param name="Share">Of all elapsed minutes, 0 to 1.</param>
internal sealed record LedgerEntry(string Holder, string Name, string Kind, long Minutes, string Text, double Share);

internal sealed record IncidentView(string Id, string Step, string Message, string At, bool Open);
