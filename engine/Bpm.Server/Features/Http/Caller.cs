using Bpm.Engine;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Http;

/// <summary>
/// Everything about a request that is not in its body: who asks, in which language, at what moment, and for a command
/// its id. One a request; <see cref="CallerMiddleware"/> and <see cref="CommandHeaders"/> fill it.
/// </summary>
internal sealed class Caller
{
    private static readonly Actor Nobody = new("", []);

    public Language Language { get; set; }
    public Instant Now { get; set; }
    public LocalDateTime LocalNow => ProvinceTime.ToLocal(Now);

    /// <summary>Account and roles on this day; nobody when not signed in.</summary>
    public Actor Actor { get; set; } = Nobody;
    public string Name { get; set; } = "";
    public string User => Actor.User;
    public bool SignedIn => Actor != Nobody;

    /// <summary>Somebody else knows this person's password: until it is changed nothing else can be done.</summary>
    public bool MustChange { get; set; }

    /// <summary>The command's id, from <c>Idempotency-Key</c>.</summary>
    public string CommandId { get; set; } = "";

    /// <summary>Hash over who sent what where: tells a repetition from a reused id.</summary>
    public byte[] BodyHash { get; set; } = [];

    /// <summary>The dossier version that the caller looked at, from <c>If-Match</c>; null when it sent none.</summary>
    public int? ExpectedVersion { get; set; }
}
