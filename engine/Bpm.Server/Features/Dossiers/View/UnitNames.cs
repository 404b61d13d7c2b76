using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.Server.Content;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>Names a step's unit before the step is reached.</summary>
internal static class UnitNames
{
    public static string Of(UnitSelector? selector, DossierPicture picture) =>
        selector?.Kind switch
        {
            UnitSelectorKind.Reception => picture.UnitName(picture.State.ReceptionUnit),
            UnitSelectorKind.Authority => picture.UnitName(picture.State.AuthorityUnit),
            UnitSelectorKind.Unit => picture.UnitName(selector.Unit ?? ""),
            UnitSelectorKind.Office => Office(selector, picture),
            _ => "",
        };

    private static string Office(UnitSelector selector, DossierPicture picture)
    {
        string? commune = null;
        if (selector.ForField is { } field)
        {
            if (picture.Form.GetValueOrDefault(field) is not FactValue.Text { Value.Length: > 0 } answer)
            {
                return OfficeTexts.Kind(selector.Office ?? "", picture.Language);
            }

            commune = answer.Value;
        }

        return picture.Publications.Province.Office(selector.Office ?? "", commune, picture.LocalNow.Date)?.Name
            ?? OfficeTexts.Kind(selector.Office ?? "", picture.Language);
    }
}
