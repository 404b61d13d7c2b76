using Bpm.Procedures.Authoring;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Editing;

/// <summary>Where a step is done, from what its paper table calls the unit.</summary>
internal static class PaperPlaces
{
    /// <summary>An office is meant when it has so many words of the table's, and three of four of them.</summary>
    private const int EnoughWords = 3;

    private const string Authority = "authority";

    /// <summary>What tables write for offices of which every commune has one.</summary>
    private static readonly (string Words, string Office)[] s_usual =
    [
        ("dang ky dat dai", "land-registration"),
        ("dang ky quyen su dung dat", "land-registration"),
        ("vpdk", "land-registration"),
        ("thue", "tax"),
        ("cong an", "police"),
        ("bao hiem xa hoi", "social-insurance"),
        ("bhxh", "social-insurance"),
    ];

    /// <summary>Words of whoever decides, and of people in that office.</summary>
    private static readonly string[] s_authority =
    [
        "ubnd",
        "uy ban nhan dan",
        "lanh dao",
        "chu tich",
        "van thu",
        "chuyen vien",
        "can bo",
        "cong chuc",
        "tham quyen",
        "co quan giai quyet",
        "nguoi ky",
    ];

    private static readonly string[] s_beginnings =
    [
        "bo phan",
        "phong ",
        "ubnd",
        "uy ban",
        "van phong",
        "vp",
        "trung tam",
        "chi nhanh",
        "chi cuc",
        "thue",
        "cong an",
        "tn&tkq",
        "mot cua",
        "lanh dao",
        "van thu",
        "chuyen vien",
        "cong chuc",
    ];

    /// <param name="kind">Of the step: who receives and who returns is at the desk whatever the table says.</param>
    /// <returns>The place as the language writes it; the deciding authority, not sure, for a unit that nobody knows.</returns>
    public static (string Place, bool IsSure) Of(string unit, string kind, LanguageWorld world)
    {
        if (kind is "receive" or "deliver" || IsDesk(unit))
        {
            return ("reception", true);
        }

        // The office kind whose units are called most like it; one letter off isn't the same office.
        var words = Words(unit);
        var offices = world
            .Catalogue.Province.Units.Where(u =>
                u.Until is null && u.Office is not ("province" or "centre" or "commune" or "desk")
            )
            .ToList();
        var best = offices
            .Select(u => (Unit: u, Score: Words(u.Name).Intersect(words, StringComparer.Ordinal).Count()))
            .OrderByDescending(u => u.Score)
            .ThenBy(u => u.Unit.Code, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best.Unit is { } found && best.Score >= EnoughWords && best.Score * 4 >= words.Count * 3)
        {
            return (
                found.Serves.IsEmpty && offices.Count(u => u.Office == found.Office) == 1
                || found.Office == "department"
                    ? $"{{ unit: {YamlText.Scalar(found.Code)} }}"
                    : ByCommune(found.Office),
                true
            );
        }

        var folded = TextFolding.Fold(unit);
        return
            s_usual.FirstOrDefault(u => folded.Contains(u.Words, StringComparison.Ordinal)) is { Office: { } usual }
            && offices.Any(u => u.Office == usual)
            ? (ByCommune(usual), true)
            : (Authority, folded.Length == 0 || Has(folded, s_authority));
    }

    /// <summary>The desk where applicants hand in and fetch.</summary>
    public static bool IsDesk(string unit) =>
        Has(
            TextFolding.Fold(unit),
            "mot cua",
            "tn&tkq",
            "tn va tkq",
            "tn-tkq",
            "tiep nhan",
            "tra ket qua",
            "phuc vu hanh chinh cong",
            "pvhcc"
        );

    /// <summary>Whether a text begins like the name of an office or of a post in one.</summary>
    public static bool LooksLikeUnit(string text)
    {
        var folded = TextFolding.Fold(text);
        return s_beginnings.Any(word => folded.StartsWith(word, StringComparison.Ordinal))
            // Without its marks it would begin like many other words.
            || text.StartsWith("sở ", StringComparison.OrdinalIgnoreCase);
    }

    public static bool Has(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string ByCommune(string office) => $"{{ office: {office}, for: form.commune }}";

    private static HashSet<string> Words(string text) =>
        TextFolding.Words(text).Where(w => w.Length > 1).ToHashSet(StringComparer.Ordinal);
}
