using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Pages;

/// <summary>What applicants think of it: one answer a dossier, the first counts.</summary>
internal sealed class Ratings(IDbContextFactory<BpmDb> databases)
{
    /// <summary>Whether an answer is one of the question's.</summary>
    public static bool IsScore(int score) => score is >= 1 and <= 3;

    public async Task<bool> Has(string dossier, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Ratings.AnyAsync(r => r.Dossier == dossier, cancellation);
    }

    public async Task Add(string dossier, int score, string? comment, Instant now, CancellationToken cancellation)
    {
        if (await Has(dossier, cancellation))
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.Ratings.Add(
            new RatingRow
            {
                Dossier = dossier,
                Score = score,
                Comment = comment is { Length: > Limits.MaxComment } ? comment[..Limits.MaxComment] : comment,
                At = now.ToUnixTimeMilliseconds(),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (HasNow(dossier))
        {
            // The same applicant pressed twice in the same moment: the first answer counts.
        }
    }

    private bool HasNow(string dossier)
    {
        using var db = databases.CreateDbContext();
        return db.Ratings.Any(r => r.Dossier == dossier);
    }
}
