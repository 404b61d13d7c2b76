using Bpm.Engine;

namespace Bpm.Server.Features.Delegations;

/// <summary>What delegations are refused for, before any dossier is concerned.</summary>
internal static class DelegationRefusals
{
    public static Refusal Unknown() =>
        new("delegation-unknown", RefusalKind.Unknown, "Không có ủy quyền này.", "There is no such delegation.");

    public static Refusal NotYours() =>
        new(
            "delegation-not-yours",
            RefusalKind.Right,
            "Chỉ người giữ vai trò hoặc lãnh đạo của đơn vị được ủy quyền hay chấm dứt ủy quyền vai trò này.",
            "Only whoever holds the role, or a leader of its unit, delegates it or ends that."
        );

    public static Refusal NotHeld(string user) =>
        new(
            "delegation-not-held",
            RefusalKind.State,
            $"{user} không tự giữ vai trò này vào ngày đầu. Vai trò được ủy quyền không ủy quyền tiếp được.",
            $"{user} doesn't hold this role himself on the first day. What was delegated cannot be delegated on."
        );

    public static Refusal RoleFixed() =>
        new(
            "delegation-role-fixed",
            RefusalKind.State,
            "Vai trò quản trị và thanh tra không ủy quyền được.",
            "The roles of administrator and inspector cannot be delegated."
        );

    public static Refusal Receiver() =>
        new(
            "delegation-receiver",
            RefusalKind.Input,
            "Chọn một cán bộ khác đang có vai trò vào ngày đầu.",
            "Choose another officer who holds a role on the first day."
        );

    public static Refusal Overlaps() =>
        new(
            "delegation-overlaps",
            RefusalKind.State,
            "Đã có ủy quyền cùng vai trò cho người này trong thời gian đó. Chấm dứt nó trước.",
            "The same role is delegated to this person already in that time. End that first."
        );

    public static Refusal EndedAlready() =>
        new("delegation-ended", RefusalKind.State, "Ủy quyền này đã chấm dứt.", "This delegation has ended already.");
}
