using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Storage;

/// <summary>
/// Names, keys and indexes of the tables: the one place; Migrations/*/NNNN-*.sql say the same in SQL, and a test compares.
/// The rows stand in *Rows.cs. In all of them moments (*At) are Unix milliseconds, and local due moments (*Due) minutes
/// since 1970-01-01T00:00 on the province's wall clock, so that they sort, index and compare as integers on both databases.
/// </summary>
internal static class Tables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<EventRow>(e =>
        {
            e.ToTable("events").HasKey(r => r.Position);
            e.Property(r => r.Position).ValueGeneratedNever();
            e.Ignore(r => r.FirstSeq);
            e.HasIndex(r => new { r.Dossier, r.Seq }).IsUnique();
            e.HasIndex(r => r.CommandId).IsUnique();
        });
        model.Entity<DossierRow>(e =>
        {
            e.ToTable("dossiers").HasKey(r => r.Id);
            e.HasIndex(r => r.Code).IsUnique();
            e.HasIndex(r => r.TrackingToken).IsUnique();
            e.HasIndex(r => r.NextAlarm);
            e.HasIndex(r => r.Parent);
            // "case" is a word of SQL.
            e.Property(r => r.Case).HasColumnName("case_id");
        });
        model.Entity<TaskRow>(e =>
        {
            e.ToTable("tasks").HasKey(r => new { r.Dossier, r.Id });
            // The inbox of a unit, and of a person, in order of due.
            e.HasIndex(r => new
            {
                r.Unit,
                r.Role,
                r.SortDue,
                r.Id,
            });
            e.HasIndex(r => new
            {
                r.Assignee,
                r.SortDue,
                r.Id,
            });
            // The same by latest safe start, and the whole province's.
            e.HasIndex(r => new
            {
                r.Unit,
                r.Role,
                r.SortStart,
                r.Id,
            });
            e.HasIndex(r => new
            {
                r.Assignee,
                r.SortStart,
                r.Id,
            });
            e.HasIndex(r => new { r.SortDue, r.Id });
            e.HasIndex(r => new { r.SortStart, r.Id });
            e.Ignore(r => r.Day);
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<TaskCountRow>(e =>
            e.ToTable("task_counts")
                .HasKey(r => new
                {
                    r.Unit,
                    r.Role,
                    r.StepKind,
                    r.Procedure,
                    r.Step,
                    r.Channel,
                    r.Day,
                })
        );
        model.Entity<SearchRow>(e =>
        {
            e.ToTable("search").HasKey(r => r.Id);
            e.HasIndex(r => r.Dossier).IsUnique();
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<PersonalRow>(e =>
        {
            e.ToTable("personal").HasKey(r => new { r.Dossier, r.Version });
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<RootRow>(e =>
        {
            e.ToTable("roots").HasKey(r => r.Number);
            e.Property(r => r.Number).ValueGeneratedNever();
        });
        model.Entity<PublicationRow>(e =>
        {
            e.ToTable("publications").HasKey(r => r.Hash);
            e.HasIndex(r => new { r.Procedure, r.Version }).HasDatabaseName("publications_procedure");
        });
        model.Entity<SourceRow>(e => e.ToTable("sources").HasKey(r => r.Hash));
        model.Entity<AccountRow>(e =>
        {
            e.ToTable("accounts").HasKey(r => r.User);
            e.Property(r => r.User).HasColumnName("user_id");
        });
        model.Entity<GrantRow>(e =>
        {
            e.ToTable("grants")
                .HasKey(r => new
                {
                    r.User,
                    r.Unit,
                    r.Role,
                    r.From,
                });
            e.HasIndex(r => new { r.Unit, r.Role });
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.User).OnDelete(DeleteBehavior.NoAction);
            e.Property(r => r.User).HasColumnName("user_id");
            e.Property(r => r.From).HasColumnName("valid_from");
            e.Property(r => r.Until).HasColumnName("valid_until");
        });
        model.Entity<SessionRow>(e =>
        {
            e.ToTable("sessions").HasKey(r => r.Id);
            e.Property(r => r.User).HasColumnName("user_id");
            e.HasIndex(r => r.User);
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.User).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<TokenRow>(e =>
        {
            e.ToTable("tokens").HasKey(r => r.Id);
            e.Property(r => r.User).HasColumnName("user_id");
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.User).OnDelete(DeleteBehavior.NoAction);
            e.HasIndex(r => r.User);
        });
        model.Entity<PersonalReadRow>(e =>
        {
            e.ToTable("personal_reads")
                .HasKey(r => new
                {
                    r.Dossier,
                    r.User,
                    r.Way,
                    r.Day,
                    r.Masked,
                });
            e.Property(r => r.User).HasColumnName("user_id");
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<NoticeRow>(e =>
        {
            e.ToTable("notices").HasKey(r => r.Sequence);
            e.Ignore(r => r.Code);
            e.Property(r => r.Sequence).ValueGeneratedNever();
        });
        model.Entity<NoteRow>(e =>
        {
            e.ToTable("notes").HasKey(r => r.Id);
            e.HasIndex(r => r.Dossier);
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<SerialRow>(e => e.ToTable("serials").HasKey(r => r.Key));
        model.Entity<DraftRow>(e =>
        {
            e.ToTable("drafts").HasKey(r => r.Id);
            e.HasIndex(r => r.UpdatedAt);
        });
        model.Entity<PublishedFileRow>(e =>
        {
            e.ToTable("published_files").HasKey(r => r.Number);
            e.Property(r => r.Number).ValueGeneratedNever();
        });
        model.Entity<ProposalRow>(e =>
        {
            e.ToTable("proposals").HasKey(r => r.Id);
            e.HasIndex(r => new { r.State, r.At });
        });
        model.Entity<ReductionDraftRow>(e => e.ToTable("reduction_drafts").HasKey(r => r.Id));
        Officers(model);
        Outgoing(model);
        OwnInbox(model);
        NameTheRest(model);
    }

    private static void Officers(ModelBuilder model)
    {
        model.Entity<DelegationRow>(e =>
        {
            e.ToTable("delegations").HasKey(r => r.Id);
            e.HasIndex(r => r.From);
            e.HasIndex(r => new { r.To, r.LastDay });
            e.HasIndex(r => new
            {
                r.Unit,
                r.Role,
                r.LastDay,
            });
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.From).OnDelete(DeleteBehavior.NoAction);
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.To).OnDelete(DeleteBehavior.NoAction);
            e.Property(r => r.From).HasColumnName("from_user");
            e.Property(r => r.To).HasColumnName("to_user");
        });
        model.Entity<FileRow>(e => e.ToTable("files").HasKey(r => r.Hash));
        model.Entity<AttachmentRow>(e =>
        {
            e.ToTable("attachments").HasKey(r => r.Id);
            e.HasIndex(r => r.Hash);
            e.HasIndex(r => r.Dossier);
            e.HasIndex(r => r.Owner);
            e.HasOne<FileRow>().WithMany().HasForeignKey(r => r.Hash).OnDelete(DeleteBehavior.NoAction);
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<RatingRow>(e =>
        {
            e.ToTable("ratings").HasKey(r => r.Dossier);
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void Outgoing(ModelBuilder model)
    {
        model.Entity<ContactRow>(e =>
        {
            e.ToTable("contacts").HasKey(r => new { r.User, r.Channel });
            e.Property(r => r.User).HasColumnName("user_id");
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.User).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox").HasKey(r => r.Id);
            e.HasIndex(r => new { r.State, r.NextAt });
            e.HasIndex(r => r.Dossier);
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<WebhookRow>(e => e.ToTable("webhooks").HasKey(r => r.Id));
        model.Entity<CursorRow>(e => e.ToTable("cursors").HasKey(r => r.Name));
    }

    private static void OwnInbox(ModelBuilder model)
    {
        model.Entity<SavedFilterRow>(e =>
        {
            e.ToTable("saved_filters").HasKey(r => r.Id);
            e.HasIndex(r => new { r.User, r.Name }).IsUnique().HasDatabaseName("saved_filters_user");
            e.Property(r => r.User).HasColumnName("user_id");
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.User).OnDelete(DeleteBehavior.NoAction);
        });
        model.Entity<WatchRow>(e =>
        {
            e.ToTable("watches").HasKey(r => new { r.User, r.Dossier });
            e.HasIndex(r => r.Dossier);
            e.Property(r => r.User).HasColumnName("user_id");
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.User).OnDelete(DeleteBehavior.NoAction);
            e.HasOne<DossierRow>().WithMany().HasForeignKey(r => r.Dossier).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private const string ColumnName = "Relational:ColumnName";

    /// <summary>Columns not named above: snake_case of the property.</summary>
    private static void NameTheRest(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation(ColumnName) is null)
                {
                    property.SetColumnName(SnakeCase(property.Name));
                }
            }
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
