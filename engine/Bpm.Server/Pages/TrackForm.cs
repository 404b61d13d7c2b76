using Bpm.WorkingTime;

namespace Bpm.Server.Pages;

/// <param name="Problem">What was wrong with the last try.</param>
/// <param name="Primary">Whether it is the page's first business.</param>
internal sealed record TrackForm(Language L, string Code, string? Problem, bool Primary);
