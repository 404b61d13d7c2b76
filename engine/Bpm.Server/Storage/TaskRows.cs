namespace Bpm.Server.Storage;

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
