namespace Bpm.Server.Storage.Commits;

/// <summary>What the commands of one transaction change in <c>task_counts</c>: summed first, so that each row is written once.</summary>
internal sealed class CountChanges
{
    private readonly Dictionary<Key, int> changes = [];

    public void Add(IReadOnlyList<(TaskRow? Before, TaskRow? After)> tasks)
    {
        foreach (var (before, after) in tasks)
        {
            Add(before, -1);
            Add(after, 1);
        }
    }

    public void Write(WriterSession session)
    {
        foreach (var (key, change) in changes)
        {
            if (change == 0)
            {
                continue;
            }

            session.Write(
                Sql.AddCount,
                key.Unit,
                key.Role,
                key.StepKind,
                key.Procedure,
                key.Step,
                key.Channel,
                key.Day,
                change
            );
            if (change < 0)
            {
                session.Write(
                    Sql.DropEmptyCount,
                    key.Unit,
                    key.Role,
                    key.StepKind,
                    key.Procedure,
                    key.Step,
                    key.Channel,
                    key.Day
                );
            }
        }
    }

    private void Add(TaskRow? task, int change)
    {
        if (task is not null)
        {
            var key = new Key(task.Unit, task.Role, task.StepKind, task.Procedure, task.Step, task.Channel, task.Day);
            changes[key] = changes.GetValueOrDefault(key) + change;
        }
    }

    private readonly record struct Key(
        string Unit,
        string Role,
        string StepKind,
        string Procedure,
        string Step,
        int Channel,
        long Day
    );
}
