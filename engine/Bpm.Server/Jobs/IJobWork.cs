namespace Bpm.Server.Jobs;

/// <summary>
/// What a job does. Jobs run at least once: on a restart, on another node, twice at the same moment. So the work is
/// idempotent, and what was due while nothing ran is done by the next run, once.
/// </summary>
internal interface IJobWork
{
    /// <returns>How many things it did, for the log.</returns>
    Task<int> Run(CancellationToken cancellation);
}
