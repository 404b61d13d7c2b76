using System.Runtime.InteropServices;
using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>A stretch of one day during which minutes count, over [<paramref name="Start"/>, <paramref name="End"/>).</summary>
/// <param name="Start">First counted minute, whole minutes.</param>
/// <param name="End">First minute that no longer counts, whole minutes, after <paramref name="Start"/>; a session never reaches midnight.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Session(LocalTime Start, LocalTime End);
