using System.Collections.Frozen;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;
using Bpm.WorkingTime;

namespace Bpm.Server.Slips;

/// <summary>A kind of paper.</summary>
/// <param name="Kind">In the address, <c>/in/{kind}/{code}</c>.</param>
/// <param name="Version">Of our layout.</param>
/// <param name="Make">The paper, or null when the dossier has no such one.</param>
internal sealed record SlipTemplate(
    string Kind,
    int Version,
    (string Vi, string En) Name,
    (string Vi, string En) Basis,
    Func<DossierPicture, SlipPaper?> Make
)
{
    public string Id => $"{Kind}@{Version}";
}

/// <summary>
/// Every paper of a dossier but the receipt, which has a page of its own. The layouts follow what sources tell of the
/// official forms; none was read in the circular's own text, so each says that it is unchecked.
/// </summary>
internal static class SlipTemplates
{
    private static readonly (string Vi, string En) Circular = (
        "Thông tư 03/2025/TT-VPCP, Nghị định 118/2025/NĐ-CP (theo tài liệu thứ cấp)",
        "Circular 03/2025/TT-VPCP, Decree 118/2025/NĐ-CP (from secondary sources)"
    );

    public static readonly IReadOnlyList<SlipTemplate> All =
    [
        new(
            "supplement",
            1,
            ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request for a supplement"),
            Circular,
            SupplementSlip.Make
        ),
        new("refusal", 1, ("Phiếu từ chối tiếp nhận, giải quyết hồ sơ", "Refusal"), Circular, RefusalSlip.Make),
        new(
            "apology",
            1,
            ("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology and new date"),
            Circular,
            ApologySlip.Make
        ),
        new("stop", 1, ("Thông báo dừng giải quyết hồ sơ", "Notice of stopping"), Circular, StopSlip.Make),
        new(
            "control",
            1,
            ("Phiếu kiểm soát quá trình giải quyết hồ sơ", "Process control sheet"),
            Circular,
            ControlSlip.Make
        ),
        new(
            "handover",
            1,
            ("Phiếu bàn giao hồ sơ", "Hand-over record"),
            ("Mẫu của hệ thống, không phải biểu mẫu pháp luật", "Our own record, no form of the law"),
            HandoverSlip.Make
        ),
    ];

    /// <summary>The register is a list of a desk's day, not a paper of one dossier.</summary>
    public const string Register = "register@1";

    private static readonly FrozenDictionary<string, SlipTemplate> ByKind = All.ToFrozenDictionary(t => t.Kind);

    public static SlipTemplate? Find(string kind) => ByKind.GetValueOrDefault(kind);

    public static string Basis(string template, Language language)
    {
        var basis = All.FirstOrDefault(t => t.Id == template)?.Basis ?? Circular;
        return language.Pick(basis.Vi, basis.En);
    }

    /// <summary>Papers that can be printed of a dossier as it is, the receipt first.</summary>
    public static IReadOnlyList<SlipLink> Of(DossierPicture picture)
    {
        var address = Uri.EscapeDataString(picture.Address);
        var links = new List<SlipLink>();
        if (picture.State.ReceivedAt is not null)
        {
            links.Add(
                new SlipLink("receipt", picture.Pick("Giấy tiếp nhận và hẹn trả", "Receipt"), $"/in/receipt/{address}")
            );
        }

        links.AddRange(
            All.Where(template => template.Make(picture) is not null)
                .Select(template => new SlipLink(
                    template.Kind,
                    picture.Pick(template.Name.Vi, template.Name.En),
                    $"/in/{template.Kind}/{address}"
                ))
        );
        return links;
    }
}

/// <summary>A paper that can be printed now.</summary>
/// <param name="Path">Its page.</param>
internal sealed record SlipLink(string Kind, string Name, string Path);
