using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Checks;

/// <summary>A warning before the due moment must come after the step has begun, or a leader is warned of everything.</summary>
internal static class EscalationCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var step in context.Steps.Where(s => !s.Escalate.IsEmpty))
        {
            var term = step.Within?.Term.WorkingMinutes(context.DayLength) ?? step.ShareMinutes;
            foreach (var escalation in step.Escalate.Where(e => e.BeforeDue))
            {
                if (term is { } minutes && escalation.Offset.WorkingMinutes(context.DayLength) >= minutes)
                {
                    context.Findings.Add(
                        Codes.EscalationTooEarly,
                        step.Position,
                        (
                            $"bước “{step.Id}” báo cho {escalation.ToRole} trước hạn {escalation.Offset.ToVietnamese()}, khi bước còn chưa bắt đầu",
                            $"'{step.Id}' warns {escalation.ToRole} {escalation.Offset} before it is due, when it has not begun yet"
                        ),
                        ("báo muộn hơn, hoặc báo sau khi quá hạn", "warn later, or after it is due")
                    );
                }
            }
        }
    }
}
