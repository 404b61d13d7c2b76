using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Organisation;

/// <summary>Kinds of offices in words, where a definition means no single unit.</summary>
public static class OfficeKinds
{
    /// <param name="office">As units and places name it, e.g. <c>tax</c>.</param>
    /// <returns>The id itself for a kind that has no name here.</returns>
    public static string Name(string office, Language language) =>
        office switch
        {
            "province" => language.Pick("UBND tỉnh", "Provincial People's Committee"),
            "centre" => language.Pick("Trung tâm Phục vụ hành chính công tỉnh", "Provincial public service centre"),
            "department" => language.Pick("Sở, ban, ngành", "Department"),
            "district" => language.Pick("UBND cấp huyện (trước 7/2025)", "District People's Committee (before 7/2025)"),
            "commune" => language.Pick("UBND xã, phường", "Commune or ward People's Committee"),
            "desk" or "commune-desk" => language.Pick(
                "Trung tâm Phục vụ hành chính công xã, phường",
                "Commune or ward service centre"
            ),
            "economy-division" => language.Pick("Phòng Kinh tế xã, phường", "Commune or ward economic division"),
            "land-registration" => language.Pick("Chi nhánh Văn phòng Đăng ký đất đai", "Land registration office"),
            "tax" => language.Pick("Thuế cơ sở", "Tax office"),
            "police" => language.Pick("Công an xã, phường", "Commune or ward police"),
            "social-insurance" => language.Pick("Bảo hiểm xã hội cơ sở", "Social insurance office"),
            _ => office,
        };
}
