using Bpm.WorkingTime;

namespace Bpm.Server.Pages;

/// <param name="Problem">What was wrong with the last try.</param>
/// <param name="Primary">Whether it is the page's first business.</param>
public sealed record TrackForm(Language L, string Code, string? Problem, bool Primary);
