using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Hosting;
using Bpm.Server.Jobs;
using Bpm.Server.Outgoing.Channels;
using Bpm.Server.Outgoing.Webhooks;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Outgoing;

/// <summary>
/// Plans what the record says is to be told, then sends what waits. Just before it is sent a notice is looked at again:
/// one that is no longer true, or concerns somebody else by now, is dropped; people at home are told when they open.
/// </summary>
internal sealed class NoticeDelivery(
    NoticePlanner planner,
    Outbox outbox,
    AlarmAudience audience,
    NoticeWays ways,
    WebhookStore webhooks,
    DossierReader reader,
    Publications publications,
    OutgoingOptions options,
    IDbContextFactory<BpmDb> databases,
    IClock clock,
    ILogger<NoticeDelivery> log
) : IJobWork
{
    public const string NoLongerTrue = "no-longer-true";
    public const string ConcernsOthers = "concerns-others";
    public const string NotWanted = "not-wanted";

    /// <returns>How many were sent.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        await planner.Run(cancellation);
        var sent = 0;
        // Receivers that failed in this run: the others of theirs wait without being tried.
        var resting = new HashSet<(string Channel, string? Recipient)>();
        // Whatever was looked at is closed or put off, so that each page brings others.
        while (await outbox.Due(cancellation) is { Count: > 0 } due)
        {
            foreach (var row in due)
            {
                sent += await Deliver(row, resting, cancellation) ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<bool> Deliver(
        OutboxRow row,
        HashSet<(string Channel, string? Recipient)> resting,
        CancellationToken cancellation
    )
    {
        var now = clock.GetCurrentInstant();
        var alarm = (NoticeKinds.Of(row.Kind), row.Subject, row.Threshold);
        if (
            await reader.ById(row.Dossier, cancellation) is not { State: var dossier }
            || publications.Find(dossier.Publication) is not { } publication
            || !audience.IsTrue(dossier, publication, alarm, now)
        )
        {
            await outbox.Close(row, Outbox.Dropped, NoLongerTrue, cancellation);
            return false;
        }

        if (ways.Of(row.Channel) is not { } way)
        {
            await outbox.Close(row, Outbox.Dropped, NotWanted, cancellation);
            return false;
        }

        if (
            way.TellsPeople
            && audience.WorkingMoment(AlarmAudience.UnitOf(dossier, row.Subject), now) is var opens
            && opens > now
        )
        {
            await outbox.PutOff(row, opens, row.Attempts, null, cancellation);
            return false;
        }

        if (await AddressOf(row, way, dossier, now, cancellation) is not var (address, language))
        {
            return false;
        }

        if (resting.Contains((row.Channel, null)) || resting.Contains((row.Channel, row.Recipient)))
        {
            await outbox.PutOff(row, now + OutgoingLimits.PauseAfter(1), row.Attempts, row.Why, cancellation);
            return false;
        }

        var answer = await way.Send(MessageOf(row, address, language, dossier, publication), cancellation);
        return await Note(row, answer, resting, now, cancellation);
    }

    private async Task<bool> Note(
        OutboxRow row,
        SendAnswer answer,
        HashSet<(string Channel, string? Recipient)> resting,
        Instant now,
        CancellationToken cancellation
    )
    {
        switch (answer)
        {
            case SendAnswer.Sent:
                await outbox.Close(row, Outbox.Sent, null, cancellation);
                return true;
            case SendAnswer.Never never:
                await outbox.Close(row, Outbox.Failed, never.Why, cancellation);
                break;
            case SendAnswer.NotNow notNow when row.Attempts + 1 >= OutgoingLimits.NoticeTries:
                await outbox.Close(row, Outbox.Failed, notNow.Why, cancellation);
                break;
            case SendAnswer.NotNow notNow:
                resting.Add(
                    (row.Channel, notNow.WholeWay && row.Channel != NoticeChannels.Webhook ? null : row.Recipient)
                );
                var tries = row.Attempts + 1;
                await outbox.PutOff(row, now + OutgoingLimits.PauseAfter(tries), tries, notNow.Why, cancellation);
                break;
        }

        log.LogWarning("Notice {Id} by {Channel} was not sent.", row.Id, row.Channel);
        return false;
    }

    /// <summary>Where it goes now; null when it goes nowhere any more, which is noted.</summary>
    private async Task<(string Address, Language Language)?> AddressOf(
        OutboxRow row,
        INoticeChannel way,
        Dossier dossier,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (!way.TellsPeople)
        {
            if (await webhooks.Find(row.Recipient, cancellation) is { EndedAt: null })
            {
                return (row.Recipient, Language.Vietnamese);
            }

            await outbox.Close(row, Outbox.Dropped, NotWanted, cancellation);
            return null;
        }

        if (!(await audience.Of(dossier, row.Subject, row.ToRole, now, cancellation)).Contains(row.Recipient))
        {
            // Whoever has it now was perhaps not told: the work changed hands while this waited.
            var alarm = (NoticeKinds.Of(row.Kind), row.Subject, row.Threshold);
            await outbox.Add(
                await planner.RowsOf(row.Dossier, alarm, row.ToRole, row.AlarmAt, cancellation),
                cancellation
            );
            await outbox.Close(row, Outbox.Dropped, ConcernsOthers, cancellation);
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var contact = await db.Contacts.FirstOrDefaultAsync(
            c => c.User == row.Recipient && c.Channel == row.Channel,
            cancellation
        );
        if (contact is null || !NoticeKinds.Wants(contact.Kinds, row.Kind))
        {
            await outbox.Close(row, Outbox.Dropped, NotWanted, cancellation);
            return null;
        }

        return (contact.Address, contact.Language == "en" ? Language.English : Language.Vietnamese);
    }

    private OutgoingMessage MessageOf(
        OutboxRow row,
        string address,
        Language language,
        Dossier dossier,
        Publication publication
    )
    {
        var kind = NoticeKinds.Of(row.Kind);
        var task = dossier.Task(row.Subject);
        var stepId = task?.Step ?? dossier.Waits.FirstOrDefault(w => w.Id == row.Subject)?.Step;
        var step =
            stepId is not null && publication.Workflow.Has(stepId) ? publication.Workflow[stepId].Step.Name : stepId;
        var due = task is not null ? task.Due : dossier.Reappointment ?? dossier.LawfulDue;
        var code = dossier.Code ?? "";
        return new OutgoingMessage(
            row.Id,
            address,
            NoticeTexts.Title(kind, code, step, language),
            NoticeTexts.Text(kind, code, publication.Procedure.Name, step, due, language),
            options.PublicUrl is { } home ? new Uri(home, $"/app/dossiers/{Uri.EscapeDataString(code)}") : null,
            new NoticeFacts(
                row.Dossier,
                code,
                dossier.Procedure,
                row.Kind,
                row.Subject,
                stepId,
                task?.Unit,
                row.Threshold,
                Instant.FromUnixTimeMilliseconds(row.AlarmAt).Iso(),
                due.Iso()
            )
        );
    }
}
