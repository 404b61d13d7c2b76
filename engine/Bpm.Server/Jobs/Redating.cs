using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Jobs;

/// <summary>
/// Reads the dates of open dossiers again under the calendars as they are now. A date that comes later needs a person's
/// approval, so those are left as they are and counted in the log.
/// </summary>
internal sealed class Redating(
    CommandWriter writer,
    DossierReader reader,
    Publications publications,
    IDbContextFactory<BpmDb> databases,
    WorldFacts world,
    ILogger<Redating> log
) : IJobWork
{
    /// <summary>Dossiers read, and commands given to the writer, at once.</summary>
    private const int Page = 512;

    private static readonly string[] Running =
    [
        nameof(BusinessStatus.InProcess),
        nameof(BusinessStatus.AwaitingSupplement),
        nameof(BusinessStatus.AwaitingPayment),
        nameof(BusinessStatus.AwaitingOther),
    ];

    /// <returns>How many were dated anew.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var (done, left) = (0, 0);
        foreach (var calendar in publications.Catalogue.Calendars.Values)
        {
            // While the writer has one page, the next is read and decided.
            var (given, after) = (Task.FromResult<CommandAnswer[]>([]), "");
            do
            {
                var ids = await NextPage(calendar.Name, calendar.Version, after, cancellation);
                var next = Given(ids, calendar, await reader.Held(ids, cancellation), cancellation);
                var answers = await given;
                done += answers.Count(a => a is CommandAnswer.Accepted { Repeated: false });
                left += answers.Count(a => a is CommandAnswer.Refused);
                (given, after) = (next, ids.Count > 0 ? ids[^1] : "");
            } while (after.Length > 0);
        }

        if (left > 0)
        {
            log.LogWarning("{Left} open dossiers keep their dates: a later one needs an approver.", left);
        }

        return done;
    }

    private Task<CommandAnswer[]> Given(
        List<string> ids,
        WorkingCalendar calendar,
        IReadOnlyDictionary<string, HeldDossier> known,
        CancellationToken cancellation
    ) =>
        Task.WhenAll(
            ids.Select(id =>
                writer.Execute(Request(id, calendar.Name, calendar.Version), known.GetValueOrDefault(id), cancellation)
            )
        );

#pragma warning disable CA1309 // It becomes SQL, where keys compare by bytes.
    private async Task<List<string>> NextPage(
        string calendar,
        int version,
        string after,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Dossiers.Where(d => d.Calendar == calendar && d.CalendarVersion != version && Running.Contains(d.Status))
            .Where(d => string.Compare(d.Id, after) > 0)
            .OrderBy(d => d.Id)
            .Take(Page)
            .Select(d => d.Id)
            .ToListAsync(cancellation);
    }
#pragma warning restore CA1309

    private CommandRequest Request(string id, string calendar, int version)
    {
        // The same change of calendar has the same id on every node and in every run.
        var name = string.Create(CultureInfo.InvariantCulture, $"{id}/{calendar}/{version}");
        var body = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return new CommandRequest(
            $"redate-{Convert.ToHexStringLower(body.AsSpan(0, 12))}",
            id,
            body,
            ExpectedVersion: null,
            state => world.For(publications[state.Publication], Actor.System),
            (_, _) =>
                new Redate(
                    string.Create(CultureInfo.InvariantCulture, $"Lịch làm việc {calendar} phiên bản {version}"),
                    Approver: null
                )
        );
    }
}
