using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using NodaTime;

namespace Bpm.Engine;

/// <summary>Where an applicant would usually go. Any desk may receive; this is the one that examples and demo data use.</summary>
public static class ReceptionDesk
{
    /// <summary>The desk of the first commune that the form names, else the provincial centre; null when there is neither.</summary>
    public static string? For(
        Procedure procedure,
        ImmutableDictionary<string, FactValue> form,
        Province province,
        LocalDate on
    )
    {
        foreach (var field in procedure.Form)
        {
            if (
                field.Type == FieldType.Commune
                && form.TryGetValue(field.Id, out var value)
                && value is FactValue.Text commune
                && province.Office("desk", commune.Value, on) is { } desk
            )
            {
                return desk.Code;
            }
        }

        return province.Office("centre", null, on)?.Code;
    }
}
