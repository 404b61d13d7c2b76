using System.Text;
using Bpm.Engine.Dossiers;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine;

/// <summary>Says in words why a dossier is late, and drafts the apology for it. Both languages are complete.</summary>
public static class LatenessText
{
    /// <summary>One paragraph: how late, who used how much against what was allowed, and the one change that would have saved it.</summary>
    public static string Why(Lateness lateness, Facts facts, WorkingCalendar calendar, Language language)
    {
        ArgumentNullException.ThrowIfNull(lateness);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(calendar);
        var text = new StringBuilder();
        var due = DurationText.Moment(lateness.Due, language);
        if (!lateness.IsLate)
        {
            text.Append(
                language.Pick($"Hồ sơ chưa trễ hẹn: hạn là {due}.", $"The dossier isn't late: it is due {due}.")
            );
        }
        else
        {
            var late = Minutes(lateness.LateMinutes);
            text.Append(
                lateness.IsFinished
                    ? language.Pick(
                        $"Xong sau hạn {due}: trễ {late} (tính theo giờ làm việc).",
                        $"Finished after its due, {due}: late by {late} of counted time."
                    )
                    : language.Pick(
                        $"Đã quá hạn {due}: trễ {late} (tính theo giờ làm việc).",
                        $"Past its due, {due}: late by {late} of counted time."
                    )
            );
        }

        foreach (var share in lateness.Holders.Where(s => s.Minutes > 0))
        {
            text.Append(' ').Append(ShareText(share));
        }

        if (lateness.IsLate)
        {
            text.Append(' ').Append(ChangeText());
        }

        return text.ToString();

        string Minutes(long minutes) => DurationText.Minutes(minutes, calendar.DayLengthMinutes, language);

        string ShareText(HolderShare share)
        {
            var name = NameOf(share.Holder, facts, language);
            var used = Minutes(share.Minutes);
            return share switch
            {
                { Allowance: null } => $"{name}: {used}.",
                { Over: 0, Allowance: { } allowed } => language.Pick(
                    $"{name}: {used}, được phép {Minutes(allowed)}.",
                    $"{name}: {used} of {Minutes(allowed)} allowed."
                ),
                { Allowance: { } allowed } => language.Pick(
                    $"{name}: {used}, quá mức {Minutes(allowed)} được phép là {Minutes(share.Over)}.",
                    $"{name}: {used}, which is {Minutes(share.Over)} more than the {Minutes(allowed)} allowed."
                ),
            };
        }

        string ChangeText() =>
            lateness.OneChange is { } change
                ? language.Pick(
                    $"Nếu bước “{StepName(change.Step, facts)}” xong trong thời hạn của bước thì hồ sơ đã đúng hạn.",
                    $"Had step '{StepName(change.Step, facts)}' kept to its own term, the dossier would have been in time."
                )
                : language.Pick(
                    "Không bước nào một mình đủ làm hồ sơ đúng hạn.",
                    "No single step alone would have saved the date."
                );
    }

    /// <summary>
    /// The draft of the letter of apology with a new date, for a leader to sign: the true reason, no name of a person,
    /// and no date that nobody has decided yet.
    /// </summary>
    public static string Apology(Dossier dossier, Lateness lateness, Facts facts, Language language)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(lateness);
        ArgumentNullException.ThrowIfNull(facts);
        var unit = facts.Province.Unit(dossier.AuthorityUnit)?.Name ?? dossier.AuthorityUnit;
        var name = facts.Publication.Procedure.Name;
        var due = DurationText.Moment(lateness.Due, language);
        var again = dossier.Reappointment is { } moment
            ? DurationText.Moment(moment, language)
            : language.Pick("(lãnh đạo quyết định)", "(to be decided by the leader)");
        var reason = Reason(dossier, lateness, facts, language);
        return language.Pick(
            $"""
            {unit} đã tiếp nhận hồ sơ {dossier.Code} về {name}, hẹn trả kết quả {due}.
            Đến nay chưa trả được kết quả đúng hẹn. Lý do: {reason}
            {unit} xin lỗi ông (bà) về sự chậm trễ và những phiền hà, chi phí phát sinh.
            Ngày hẹn trả mới: {again}.
            """,
            $"""
            {unit} received dossier {dossier.Code} ({name}) and promised its result for {due}.
            It cannot be given in time. The reason: {reason}
            {unit} apologises for the delay and for the trouble and cost it has caused.
            New date: {again}.
            """
        );
    }

    /// <summary>The true reason: whose visit ran over most, else what must still be done.</summary>
    private static string Reason(Dossier dossier, Lateness lateness, Facts facts, Language language)
    {
        if (lateness.Overruns is [{ Over: > 0 } first, ..])
        {
            var step = StepName(first.Step, facts);
            var unit = facts.Province.Unit(first.Unit)?.Name ?? first.Unit;
            return language.Pick(
                $"bước “{step}” tại {unit} kéo dài quá thời hạn của bước.",
                $"step '{step}' at {unit} took longer than its term."
            );
        }

        var open = dossier.OpenTasks.FirstOrDefault();
        return open is null
            ? language.Pick("các bước còn lại không kịp hạn.", "what remains can no longer be done in time.")
            : language.Pick(
                $"các bước từ “{StepName(open.Step, facts)}” trở đi không còn đủ thời gian.",
                $"what remains from '{StepName(open.Step, facts)}' on no longer fits."
            );
    }

    private static string NameOf(Holder holder, Facts facts, Language language) =>
        holder.Kind switch
        {
            Holder.AgencyKind => facts.Province.Unit(holder.Unit!)?.Name ?? holder.Unit!,
            Holder.ApplicantKind => language.Pick("Người nộp hồ sơ", "The applicant"),
            Holder.BeforeTakeOverKind => language.Pick("Trước khi tiếp quản", "Before the take-over"),
            Holder.UnassignedKind => language.Pick("Chưa giao cho ai", "Nobody"),
            _ => facts.Publication.Policies.Ground(holder.Unit ?? "")?.Name
                ?? language.Pick("Tạm dừng theo luật", "Lawful pause"),
        };

    private static string StepName(string step, Facts facts) =>
        facts.Publication.Workflow.Has(step) ? facts.Publication.Workflow[step].Step.Name : step;
}
