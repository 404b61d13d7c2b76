using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Steps;

/// <summary>One kind of step: its word in the file, its usual Vietnamese name, what people may do at it.</summary>
/// <param name="DefaultAction">The one action of a step whose file lists none; null for kinds that nobody works on.</param>
/// <param name="Read">Reads the keys that only this kind has.</param>
public sealed record StepKind(string Id, string Name, string? DefaultAction, Func<StepReading, Step?> Read)
{
    /// <summary>Officers work on it: it stands in an inbox.</summary>
    public bool IsWorkedOn => DefaultAction is not null;

    /// <summary>What findings call a step of the kind.</summary>
    public Said Called { get; } = ($"bước loại “{Id}”", $"a '{Id}' step");
}

/// <summary>The map of a step while it is read.</summary>
public sealed record StepReading(
    MapReader Map,
    string Id,
    string Name,
    Position Position,
    ReadContext Context,
    StepReader Steps
);
