namespace Bpm.Server.Storage.Commits;

/// <summary>Writes rows by the statements of <see cref="Sql"/>.</summary>
internal static class RowWrites
{
    /// <param name="expectedVersion">The version that the row must still have; null inserts it.</param>
    /// <param name="codeIsNew">The update writes the code too.</param>
    public static void Dossier(WriterSession session, DossierRow row, int? expectedVersion, bool codeIsNew)
    {
        if (expectedVersion is null)
        {
            session.Write(
                Sql.InsertDossier,
                row.Id,
                row.TrackingToken,
                row.Code,
                row.Version,
                row.Procedure,
                row.ProcedureVersion,
                row.Publication,
                row.Case,
                row.Channel,
                row.Status,
                row.ReceptionUnit,
                row.AuthorityUnit,
                row.Custody,
                row.SubmittedAt,
                row.ReceivedAt,
                row.FinishedAt,
                row.DeliveredAt,
                row.Promised,
                row.CommittedDue,
                row.StatutoryDue,
                row.Paused,
                row.Head,
                row.NextAlarm,
                row.Calendar,
                row.CalendarVersion,
                row.Parent
            );
            return;
        }

        session.Write(
            Sql.UpdateDossier,
            row.Id,
            row.Version,
            row.Procedure,
            row.ProcedureVersion,
            row.Publication,
            row.Case,
            row.Channel,
            row.Status,
            row.ReceptionUnit,
            row.AuthorityUnit,
            row.Custody,
            row.SubmittedAt,
            row.ReceivedAt,
            row.FinishedAt,
            row.DeliveredAt,
            row.Promised,
            row.CommittedDue,
            row.StatutoryDue,
            row.Paused,
            row.Head,
            row.NextAlarm,
            row.Calendar,
            row.CalendarVersion,
            expectedVersion
        );
        if (codeIsNew)
        {
            session.Write(Sql.SetCode, row.Id, row.Code);
        }
    }

    public static void Event(WriterSession session, EventRow row) =>
        session.Write(
            Sql.InsertEvent,
            row.Position,
            row.Dossier,
            row.Seq,
            row.Count,
            row.At,
            row.Actor,
            row.CommandId,
            row.BodyHash,
            row.Bytes,
            row.Hash
        );

    /// <param name="changes">As <see cref="Projection.Changes"/> tells them.</param>
    public static void Tasks(WriterSession session, IReadOnlyList<(TaskRow? Before, TaskRow? After)> changes)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case (not null, null):
                    session.Write(Sql.DeleteTask, change.Before.Id, change.Before.Dossier);
                    break;
                case (null, not null):
                    Task(session, Sql.InsertTask, change.After);
                    break;
                case (not null, not null):
                    Task(session, Sql.UpdateTask, change.After);
                    break;
            }
        }
    }

    /// <param name="isNew">The dossier has no words yet.</param>
    public static void Search(WriterSession session, string dossier, string words, bool isNew) =>
        session.Write(isNew ? Sql.InsertSearch : Sql.UpdateSearch, dossier, words);

    public static void Personal(WriterSession session, PersonalRow row) =>
        session.Write(Sql.InsertPersonal, row.Dossier, row.Version, row.Salt, row.Digest, row.Data);

    public static void Note(WriterSession session, NoteRow row) =>
        session.Write(Sql.InsertNote, row.Id, row.Dossier, row.Author, row.At, row.Text);

    public static void Notice(WriterSession session, NoticeRow row) =>
        session.Write(Sql.InsertNotice, row.Sequence, row.Dossier, row.Topics, row.At);

    private static void Task(WriterSession session, Statement statement, TaskRow row) =>
        session.Write(
            statement,
            row.Id,
            row.Dossier,
            row.Code,
            row.Procedure,
            row.Step,
            row.StepKind,
            row.Unit,
            row.Role,
            row.Assignee,
            row.Paused,
            row.PauseGround,
            row.OpenedAt,
            row.Due,
            row.Allowance,
            row.Promise,
            row.Channel,
            row.SortDue,
            row.SortStart
        );
}
