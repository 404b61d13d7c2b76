using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Checks;

/// <summary>
/// Turns the findings that a person accepted into listed exceptions, until their day. Only findings about time and
/// legal numbers can be accepted: a published table may not add up; a broken reference is never in force.
/// </summary>
internal static class AcceptedCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var accepted in context.Procedure.Accepted)
        {
            var code = Codes.All.FirstOrDefault(c => c.Code == accepted.Check);
            if (code is null || code.Code[4] is not ('T' or 'L'))
            {
                context.Findings.Add(
                    Codes.AcceptedExpired,
                    accepted.Position,
                    ($"không chấp nhận được “{accepted.Check}”", $"'{accepted.Check}' cannot be accepted"),
                    code is null
                        ? ("ghi mã của lỗi, ví dụ BPM-L006", "write the finding's code: BPM-L006")
                        : ("chỉ chấp nhận được lỗi thuộc nhóm T và L", "only findings of the areas T and L can")
                );
            }
            else if (context.World.Today > accepted.Until)
            {
                context.At(
                    Codes.AcceptedExpired,
                    accepted.Position,
                    ["until"],
                    (
                        $"ngoại lệ cho {accepted.Check} đã hết hạn ngày {accepted.Until:dd/MM/uuuu}",
                        $"the exception from {accepted.Check} ended on {accepted.Until:uuuu-MM-dd}"
                    ),
                    (
                        $"xem xét lại; lý do đã chấp nhận: {accepted.Why}",
                        $"decide again; it was accepted because: {accepted.Why}"
                    )
                );
            }
            else if (
                context.Findings.Accept(
                    accepted.Check,
                    (
                        $"{accepted.By} chấp nhận đến hết ngày {accepted.Until:dd/MM/uuuu}: {accepted.Why}",
                        $"accepted by {accepted.By} until {accepted.Until:uuuu-MM-dd}: {accepted.Why}"
                    )
                ) == 0
            )
            {
                context.Findings.Add(
                    Codes.AcceptedExpired,
                    accepted.Position,
                    (
                        $"không có lỗi {accepted.Check} nào để chấp nhận",
                        $"there is no finding {accepted.Check} to accept"
                    ),
                    ("xóa mục này", "delete the entry")
                );
            }
        }
    }
}
