namespace Bpm.Engine.Simulation;

/// <summary>A dossier that could not go on although it must: a fault to be mended.</summary>
/// <param name="Code">Code of the refusal.</param>
public sealed record StuckDossier(string Procedure, string Step, string Code, string Message);

/// <summary>What happened in one line.</summary>
internal sealed class LineTally
{
    public long Submitted { get; set; }
    public long RefusedAtReception { get; set; }
    public long GivenUp { get; set; }
    public long Commands { get; set; }
    public long Events { get; set; }
    public long Alarms { get; set; }
    public long Incidents { get; set; }
    public long WrongLedgers { get; set; }

    /// <summary>Every received dossier, in the order of reception.</summary>
    public List<DossierHistory> Histories { get; } = [];
    public List<StuckDossier> Stuck { get; } = [];
}
