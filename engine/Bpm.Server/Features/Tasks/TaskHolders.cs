using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Tasks;

/// <summary>Who may do a task by role and unit, and how many tasks each holds now.</summary>
internal sealed class TaskHolders(Accounts accounts, IDbContextFactory<BpmDb> databases)
{
    public async Task<ImmutableArray<TaskHolder>> Of(OfficerTask task, LocalDate on, CancellationToken cancellation)
    {
        var holders = await accounts.HoldersOf(task.Unit, task.Role, on, cancellation);
        var users = holders.Select(h => h.Account.User).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var loads = await db
            .Tasks.Where(t => t.Assignee != null && users.Contains(t.Assignee))
            .GroupBy(t => t.Assignee!)
            .Select(g => new { User = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.User, g => g.Count, cancellation);
        return
        [
            .. holders.Select(h => new TaskHolder(
                h.Account.User,
                h.Account.Name,
                loads.GetValueOrDefault(h.Account.User)
            )
            {
                Actor = new Actor(h.Account.User, [h.Grant]),
            }),
        ];
    }
}

/// <param name="OpenTasks">What the person holds now, for an even spread.</param>
internal sealed record TaskHolder(string User, string Name, int OpenTasks)
{
    /// <summary>With the one role that the task needs, his own or delegated to him.</summary>
    public required Actor Actor { get; init; }
}
