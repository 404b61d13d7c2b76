using System.Diagnostics;
using System.Diagnostics.Metrics;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Commits;

namespace Bpm.Server.Hosting.Telemetry;

/// <summary>
/// What the server itself tells tracing tools: a span around each command, one for its decision and one for the commit
/// that made it durable. Tags are codes: never a name, a number of a person, or what somebody typed.
/// </summary>
internal static class Traces
{
    public const string Name = "Bpm.Server";
    public const string Command = "bpm.command";
    public const string Decide = "bpm.decide";
    public const string Commit = "bpm.commit";

    /// <summary><c>accepted</c>, <c>repeated</c> or the code of the refusal.</summary>
    public const string Outcome = "bpm.outcome";
    public const string Procedure = "bpm.procedure";

    /// <summary>Commands in one commit.</summary>
    public const string Commands = "bpm.commands";

    public static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>Commands answered, by outcome.</summary>
    private static readonly Counter<long> Answered = Meter.CreateCounter<long>("bpm.commands");

    /// <summary>Says what came of a command.</summary>
    public static void Note(Activity? span, CommandAnswer answer)
    {
        var (outcome, procedure) = answer switch
        {
            CommandAnswer.Accepted { Repeated: true } again => ("repeated", again.After.Procedure),
            CommandAnswer.Accepted accepted => ("accepted", accepted.After.Procedure),
            CommandAnswer.Refused refused => (refused.Refusal.Code, null),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name, "No such answer."),
        };
        Answered.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));
        span?.SetTag(Outcome, outcome).SetTag(Procedure, procedure);
    }

    /// <summary>One commit makes many commands durable: it belongs to the first that is traced, and names the others.</summary>
    public static Activity? CommitOf(IReadOnlyList<Waiting> batch)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var traced = batch.Select(w => w.Trace).Where(t => t != default).ToList();
        return Source
            .StartActivity(
                Commit,
                ActivityKind.Internal,
                traced.FirstOrDefault(),
                links: traced.Skip(1).Select(t => new ActivityLink(t))
            )
            ?.SetTag(Commands, batch.Count);
    }
}
