using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Kinds of offices in words, where no single unit is meant yet.</summary>
internal static class OfficeTexts
{
    public static string Kind(string office, Language language) => OfficeKinds.Name(office, language);

    /// <summary>Where a procedure is decided, in words.</summary>
    public static string Of(UnitSelector selector, Func<string, string> unitName, Language language) =>
        selector.Kind switch
        {
            UnitSelectorKind.Reception => language.Pick("Nơi tiếp nhận", "The receiving desk"),
            UnitSelectorKind.Authority => language.Pick("Cơ quan giải quyết", "The competent authority"),
            UnitSelectorKind.Unit => unitName(selector.Unit ?? ""),
            UnitSelectorKind.Office => Kind(selector.Office ?? "", language),
            _ => "",
        };
}
