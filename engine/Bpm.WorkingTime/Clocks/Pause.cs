using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>A time that isn't charged to the term (tạm dừng), over [<paramref name="From"/>, <paramref name="To"/>).</summary>
/// <param name="From">When the clock stopped.</param>
/// <param name="To">When it went on; null while it still stands.</param>
/// <param name="Ground">The policy's id of the ground, such as <c>supplement</c>.</param>
/// <param name="Basis">The article that allows it, for the proof.</param>
/// <param name="Effect">Whether the term goes on or begins again; the policy's to say.</param>
public sealed record Pause(LocalDateTime From, LocalDateTime? To, string Ground, string? Basis, PauseEffect Effect);
