using Bpm.WorkingTime;

namespace Bpm.Procedures.Reductions;

/// <summary>Why a limit can't be cut so: a stable code, and the reason in both languages.</summary>
public sealed record CutProblem(string Code, string Vietnamese, string English)
{
    public string Text(Language language) => language.Pick(Vietnamese, English);

    public static CutProblem NoLaw() =>
        new(
            "no-law",
            "Chưa công bố thời hạn luật định nên không có gì để cắt.",
            "No statutory limit is published, so there is nothing to cut."
        );

    public static CutProblem SameDay() =>
        new(
            "same-day",
            "Luật đã quy định giải quyết trong ngày, không cắt được nữa.",
            "The law already says the same day; nothing is left to cut."
        );

    public static CutProblem OverLaw(Term law) =>
        new(
            "over-law",
            $"Không được dài hơn luật định ({law.ToVietnamese()}).",
            $"It may not be longer than the law's {law}."
        );

    public static CutProblem OtherUnit(Term law) =>
        new(
            "other-unit",
            $"Không so được với luật định ({law.ToVietnamese()}): hãy ghi cùng đơn vị.",
            $"It can't be compared with the law's {law}: write it in the same unit."
        );

    public static CutProblem NothingLeft() =>
        new(
            "nothing-left",
            "Phải còn lại ít nhất nửa ngày hoặc một giờ.",
            "At least half a day or one hour must stay."
        );

    public static CutProblem TooLittle() =>
        new(
            "too-little",
            "Phần cắt dưới đơn vị nhỏ nhất nên làm tròn xuống thành 0.",
            "The cut is less than the smallest unit, so it is rounded down to nothing."
        );

    /// <param name="step">Name of a step.</param>
    public static CutProblem SetBy(string step, Term term, string agency) =>
        new(
            "set-by",
            $"Bước “{step}” ({term.ToVietnamese()}) do “{agency}” quy định, địa phương không cắt được; phần còn lại không đủ cho các bước khác.",
            $"The step '{step}' ({term}) is set by '{agency}' and can't be cut here; too little would be left for the others."
        );

    /// <param name="step">Name of a step.</param>
    public static CutProblem StepSetBy(string step, string agency) =>
        new(
            "step-set-by",
            $"Thời hạn của bước “{step}” do “{agency}” quy định, địa phương không sửa được.",
            $"The term of the step '{step}' is set by '{agency}' and can't be changed here."
        );

    public static CutProblem StepsOver(Said steps, Term limit) =>
        new(
            "steps-over",
            $"Các bước cộng lại dài hơn {limit.ToVietnamese()}: {steps.Vi}.",
            $"The steps add up to more than {limit}: {steps.En}."
        );

    public static CutProblem StepUnknown(string step) =>
        new("step-unknown", $"Thủ tục không có bước “{step}”.", $"The procedure has no step '{step}'.");

    public static CutProblem StepTerm(string step) =>
        new(
            "step-term",
            $"Bước “{step}”: hãy ghi ngày làm việc hoặc giờ làm việc, lớn hơn 0.",
            $"Step '{step}': write working days or working hours, more than 0."
        );
}
