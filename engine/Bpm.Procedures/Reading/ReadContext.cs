namespace Bpm.Procedures.Reading;

/// <summary>What every reader of one procedure file shares.</summary>
public sealed record ReadContext(Findings Findings, ProcedureSource Source);
