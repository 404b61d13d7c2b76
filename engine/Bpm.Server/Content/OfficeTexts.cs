using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Kinds of offices in words, where no single unit is meant yet.</summary>
internal static class OfficeTexts
{
    public static string Kind(string office, Language language) =>
        office switch
        {
            "province" => language.Pick("UBND tỉnh", "Provincial People's Committee"),
            "centre" => language.Pick("Trung tâm Phục vụ hành chính công tỉnh", "Provincial public service centre"),
            "department" => language.Pick("Sở, ban, ngành", "Department"),
            "commune" => language.Pick("UBND xã, phường", "Commune or ward People's Committee"),
            "desk" or "commune-desk" => language.Pick(
                "Trung tâm Phục vụ hành chính công xã, phường",
                "Commune or ward service centre"
            ),
            "land-registration" => language.Pick("Chi nhánh Văn phòng Đăng ký đất đai", "Land registration office"),
            "tax" => language.Pick("Thuế cơ sở", "Tax office"),
            "police" => language.Pick("Công an xã, phường", "Commune or ward police"),
            "social-insurance" => language.Pick("Bảo hiểm xã hội cơ sở", "Social insurance office"),
            _ => office,
        };

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
