using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bpm.Procedures.Import;

/// <summary>The facts by which a template is chosen.</summary>
/// <param name="Name">Folded: small letters, no tone marks.</param>
/// <param name="Texts">Actors, result and co-ordination, folded.</param>
/// <param name="Days">Working days that the limit (or the guess of it) leaves in an ordinary week.</param>
/// <param name="IsSameDay">The published limit is "same day".</param>
internal sealed record ChoiceFacts(
    HandlingLevel Level,
    string Field,
    string Name,
    string Texts,
    decimal Days,
    bool IsSameDay,
    bool IsCoordinated
)
{
    public bool IsCommune => Level == HandlingLevel.Commune;
    public bool IsProvincial => Level is HandlingLevel.Department or HandlingLevel.Zone;

    public bool Begins(Regex words) => words.IsMatch(Name);
}

/// <param name="Id">Stands in the file under <c>origin: process</c>.</param>
internal sealed record TemplateRule(string Id, string Template, Func<ChoiceFacts, bool> When);

/// <summary>
/// The one table by which an import chooses process templates. The first rule that holds, and whose template has room
/// in the limit, wins; the reason for each shape stands in the template itself.
/// </summary>
internal static partial class TemplateRules
{
    private const int TimeoutMs = 500;

    private static readonly ImmutableHashSet<string> s_economic =
    [
        "land",
        "construction",
        "housing",
        "infrastructure",
        "planning",
        "business",
        "cooperatives",
        "domestic-trade",
        "markets",
        "agriculture",
        "rural-development",
        "crops",
        "husbandry",
        "veterinary",
        "fisheries",
        "forestry",
        "irrigation",
        "dykes",
        "environment",
        "water-resources",
        "minerals",
        "road",
        "waterway",
        "industrial-clusters",
        "electricity",
    ];

    public static readonly ImmutableArray<TemplateRule> All =
    [
        new("linked-by-name", "linked-civil-status", f => f.IsCommune && Linked().IsMatch(f.Name)),
        new("same-day-at-commune", "commune-same-day", f => f is { IsSameDay: true, IsCommune: true }),
        new("same-day-at-department", "department-same-day", f => f.IsSameDay),
        new(
            "decided-above-the-commune",
            "commune-to-department",
            f => f.Level == HandlingLevel.CommuneToDepartment && f.Days >= 5
        ),
        new("zone-authority", "zone-authority", f => f.Level == HandlingLevel.Zone && f.Days >= 7),
        new("security-interest", "land-registration", f => f.Field == "security-interests"),
        new(
            "land-decided-by-commune",
            "land-commune-decides",
            f => f is { IsCommune: true, Field: "land", Days: >= 12 } && LandRight().IsMatch(f.Name)
        ),
        new(
            "land-registry-only",
            "land-registration",
            f => f is { IsProvincial: true, Field: "land" } && LandRegistry().IsMatch(f.Name)
        ),
        new(
            "land-registration-with-tax",
            "land-registration-tax",
            f => f is { IsProvincial: true, Field: "land", Days: >= 7 } && LandRight().IsMatch(f.Name)
        ),
        new(
            "chairman-and-several-branches",
            "opinions-chairman-decides",
            f =>
                f is { Level: HandlingLevel.Department, Days: >= 15 } && ByChairman(f) && ManyBranches().IsMatch(f.Name)
        ),
        new(
            "chairman-named",
            "department-chairman-decides",
            f => f is { Level: HandlingLevel.Department, Days: >= 7 } && ByChairman(f)
        ),
        new("notification-by-name", "notification-only", f => f.Begins(Notification())),
        new("revocation-by-name", "revocation", f => f.Begins(Revocation())),
        new("reissue-by-name", "reissue-correction", f => f.Begins(Reissue())),
        new("extension-by-name", "extension", f => f.Days >= 3 && f.Begins(Extension())),
        new("amendment-by-name", "amendment", f => f.Days >= 2 && f.Begins(Amendment())),
        new("examination-by-name", "examination-certificate", f => f.Days >= 3 && Examination().IsMatch(f.Name)),
        new("council-by-name", "council-appraisal", f => f.Days >= 7 && Council().IsMatch(f.Name)),
        new(
            "ministry-in-result",
            "ministry-consulted",
            f => f is { IsProvincial: true, Days: >= 10 } && Ministry().IsMatch(f.Texts)
        ),
        new("support-by-commune", "commune-support", f => f.IsCommune && f.Days >= 3 && Support().IsMatch(f.Name)),
        new(
            "support-by-department",
            "department-support",
            f => f is { IsProvincial: true, Days: >= 6 } && Support().IsMatch(f.Name)
        ),
        new(
            "coordination-named",
            "department-opinions",
            f => f is { IsProvincial: true, IsCoordinated: true, Days: >= 12 }
        ),
        new(
            "several-branches-by-name",
            "department-opinions",
            f => f is { IsProvincial: true, Days: >= 20 } && ManyBranches().IsMatch(f.Name)
        ),
        new(
            "site-by-name-at-department",
            "department-field-check",
            f => f is { IsProvincial: true, Days: >= 8 } && Site().IsMatch(f.Name)
        ),
        new(
            "site-by-name-at-commune",
            "commune-field-check",
            f => f is { IsCommune: true, Days: >= 6 } && Site().IsMatch(f.Name)
        ),
        new(
            "economic-field-at-commune",
            "commune-division",
            f => f is { IsCommune: true, Days: >= 4 } && s_economic.Contains(f.Field)
        ),
        new("commune-otherwise", "commune-leader-signs", f => f.IsCommune),
        new("short-limit", "department-short", f => f.Days < 4),
        new("department-otherwise", "department-appraise-sign", _ => true),
        new("no-room-for-more", "department-short", _ => true),
    ];

    private static bool ByChairman(ChoiceFacts f) => Chairman().IsMatch(f.Name) || Chairman().IsMatch(f.Texts);

    [GeneratedRegex("lien thong.*(?:khai sinh|khai tu)", RegexOptions.CultureInvariant, TimeoutMs)]
    private static partial Regex Linked();

    [GeneratedRegex(
        "dang ky|cap giay chung nhan|giao dat|chuyen muc dich|xac dinh lai dien tich",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex LandRight();

    [GeneratedRegex(
        "^(?:thu tuc )?(?:cap lai|cap doi|dinh chinh|tach thua|xoa|cung cap|dang ky dat dai doi voi)",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex LandRegistry();

    [GeneratedRegex(@"(?:ubnd|uy ban nhan dan) (?:cap )?tinh\b", RegexOptions.CultureInvariant, TimeoutMs)]
    private static partial Regex Chairman();

    [GeneratedRegex(
        "chu truong dau tu|quy hoach|khai thac|tham do|giao (?:rung|khu vuc|dat)|chuyen muc dich|thanh lap|khoang san|du an|de an|phuong an",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex ManyBranches();

    [GeneratedRegex(
        "^(?:thu tuc )?(?:thong bao|khai bao|bao cao|tu cong bo|cong bo|tiep nhan (?:thong bao|ban|ho so)|dang tai|cung cap (?:thong tin|du lieu)|giao nop)",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Notification();

    [GeneratedRegex(
        "^(?:thu tuc )?(?:de nghi )?(?:tu )?(?:thu hoi|cham dut|giai the|huy|xoa|tra lai|dinh chi|rut|tam ngung|tam dung|mien nhiem|hoan tra)",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Revocation();

    [GeneratedRegex(
        "^(?:thu tuc )?(?:cap lai|cap doi|doi|dinh chinh|cap ban sao|cap phu)",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Reissue();

    [GeneratedRegex("^(?:thu tuc )?(?:cap |cho phep |de nghi )?gia han", RegexOptions.CultureInvariant, TimeoutMs)]
    private static partial Regex Extension();

    [GeneratedRegex(
        "^(?:thu tuc )?(?:cap |de nghi |dang ky )?(?:dieu chinh|sua doi|thay doi|bo sung|chuyen doi)",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Amendment();

    [GeneratedRegex(
        "sat hach|chung chi hanh nghe|chung chi kiem|thi tuyen|ky thi|ket qua tap su|du thi|xet tuyen|tuyen sinh|thi, tuyen",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Examination();

    [GeneratedRegex(
        "hoi dong|xep hang|xet tang|xet cong nhan|truy tang|danh hieu|nghiem thu|tuyen chon|phan hang",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Council();

    [GeneratedRegex(
        @"\bbo (?:truong|noi vu|tu phap|tai chinh|cong thuong|xay dung|y te|giao duc|van hoa|khoa hoc|nong nghiep|ngoai giao|cong an|quoc phong)",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Ministry();

    [GeneratedRegex(
        "ho tro|tro cap|che do|phu cap|mai tang|mien, giam|mien giam|uu dai|cap hoc bong|kinh phi",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Support();

    [GeneratedRegex(
        "du dieu kien|co so|hoat dong|tham dinh|nghiem thu|cong nhan|ho ngheo|khuyet tat|xac dinh|dia diem|an toan",
        RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex Site();
}
