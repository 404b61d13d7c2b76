using Bpm.WorkingTime;

namespace Bpm.Procedures.Reading;

/// <summary>A kind of finding: what it is called, how much it weighs, which real defect it guards against.</summary>
/// <param name="Code">Stable; never given to another meaning.</param>
/// <param name="Guards">The defect that reaches people when nobody finds it.</param>
public sealed record DiagnosticCode(string Code, Severity Severity, Said Title, Said Guards);
