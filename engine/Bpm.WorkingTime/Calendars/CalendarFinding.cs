namespace Bpm.WorkingTime;

/// <summary>Something wrong in a calendar definition: a value, so that a reader can place it in its file.</summary>
/// <param name="Code">A stable code, such as <c>off-and-worked</c>.</param>
/// <param name="Path">Where in the definition, such as <c>days-off/2026-02-16</c>.</param>
/// <param name="Message">A sentence that says what to write instead.</param>
/// <param name="IsError">Errors keep the calendar from being made; the rest are warnings.</param>
public sealed record CalendarFinding(string Code, string Path, Said Message, bool IsError = true);
