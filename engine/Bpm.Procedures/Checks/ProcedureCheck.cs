namespace Bpm.Procedures.Checks;

/// <summary>One check of one procedure; it only adds findings.</summary>
/// <param name="Name">As in <c>engine/docs/diagnostics.md</c>.</param>
public sealed record ProcedureCheck(string Name, Action<CheckContext> Run);
