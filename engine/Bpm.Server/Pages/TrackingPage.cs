using Bpm.WorkingTime;

namespace Bpm.Server.Pages;

/// <summary>What the tracking part of a page needs.</summary>
internal sealed record TrackingPage(Language L, Tracking Tracking);
