using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Storage;

/// <summary>
/// The tables for everything but the commit path. Open one by <c>IDbContextFactory&lt;BpmDb&gt;</c>; reads do not track.
/// </summary>
internal sealed class BpmDb(DbContextOptions<BpmDb> options) : DbContext(options)
{
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<DossierRow> Dossiers => Set<DossierRow>();
    public DbSet<TaskRow> Tasks => Set<TaskRow>();
    public DbSet<TaskCountRow> TaskCounts => Set<TaskCountRow>();
    public DbSet<SearchRow> Search => Set<SearchRow>();
    public DbSet<PersonalRow> Personal => Set<PersonalRow>();
    public DbSet<RootRow> Roots => Set<RootRow>();
    public DbSet<PublicationRow> Publications => Set<PublicationRow>();
    public DbSet<SourceRow> Sources => Set<SourceRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<GrantRow> Grants => Set<GrantRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<TokenRow> Tokens => Set<TokenRow>();
    public DbSet<PersonalReadRow> PersonalReads => Set<PersonalReadRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<NoteRow> Notes => Set<NoteRow>();
    public DbSet<SerialRow> Serials => Set<SerialRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<PublishedFileRow> PublishedFiles => Set<PublishedFileRow>();
    public DbSet<ProposalRow> Proposals => Set<ProposalRow>();
    public DbSet<ReductionDraftRow> ReductionDrafts => Set<ReductionDraftRow>();
    public DbSet<DelegationRow> Delegations => Set<DelegationRow>();
    public DbSet<FileRow> Files => Set<FileRow>();
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();
    public DbSet<RatingRow> Ratings => Set<RatingRow>();
    public DbSet<ContactRow> Contacts => Set<ContactRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();
    public DbSet<CursorRow> Cursors => Set<CursorRow>();
    public DbSet<SavedFilterRow> SavedFilters => Set<SavedFilterRow>();
    public DbSet<WatchRow> Watches => Set<WatchRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => Tables.Configure(modelBuilder);
}
