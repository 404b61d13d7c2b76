using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Steps;

public enum UnitSelectorKind
{
    /// <summary>The one-stop desk that received the dossier.</summary>
    Reception,

    /// <summary>The competent authority.</summary>
    Authority,

    /// <summary>The office of a kind that serves the commune named by a form field.</summary>
    Office,

    /// <summary>One unit by its code.</summary>
    Unit,
}

/// <summary>Says where a step is done; resolved against the organisation at the moment the step opens.</summary>
/// <param name="Office">Office kind, e.g. <c>tax</c>, when <paramref name="Kind"/> is Office.</param>
/// <param name="ForField">Form field that holds the commune code, without <c>form.</c>; null: the office that serves
/// the whole province.</param>
/// <param name="Unit">Unit code, when <paramref name="Kind"/> is Unit.</param>
public sealed record UnitSelector(
    UnitSelectorKind Kind,
    string? Office,
    string? ForField,
    string? Unit,
    Position Position
)
{
    /// <summary>Told in words of the language itself, wherever a place is compared or carried along.</summary>
    public string Words =>
        Kind switch
        {
            UnitSelectorKind.Reception => "reception",
            UnitSelectorKind.Authority => "authority",
            UnitSelectorKind.Unit => $"unit {Unit}",
            _ => ForField is null ? $"office {Office}" : $"office {Office} for form.{ForField}",
        };
}
