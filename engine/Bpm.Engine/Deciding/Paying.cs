using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>Money is a status of its own: owed, paid, confirmed. Only a wait for payment touches the clocks.</summary>
internal static class Paying
{
    private const string Accountant = "accountant";
    private static readonly string[] DeskRoles = [Accountant, "reception-officer", "returning-officer"];

    /// <summary>The counter or the gateway took money.</summary>
    public static Refusal? Pay(Deliberation decision, PayFee pay)
    {
        if (Known(decision, pay.Fee, pay.Amount) is { } refusal)
        {
            return refusal;
        }

        var actor = decision.Facts.Actor;
        var desk = decision.Dossier.ReceptionUnit;
        if (actor != Actor.System && !actor.Has(desk, role => DeskRoles.Contains(role)))
        {
            return Guard.Needs(decision, Accountant, desk);
        }

        decision.Emit(new FeePaid(pay.Fee, pay.Amount, pay.Proof));
        return null;
    }

    /// <summary>The applicant owes money that was not known at reception, or another amount.</summary>
    public static Refusal? Require(Deliberation decision, RequirePayment require)
    {
        if (
            (
                Guard.Running(decision.Dossier)
                ?? Guard.Reason(require.Reason)
                ?? (require.Amount <= 0 ? Refusals.AmountWrong() : null)
                ?? MayRequire(decision)
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        var fee = decision.Procedure.Fees.FirstOrDefault(f => f.Id == require.Fee);
        if (fee is null)
        {
            return Refusals.FeeUnknown(require.Fee);
        }

        decision.Emit(new PaymentRequired(fee.Id, require.Amount, fee.When, require.Reason, decision.Facts.Actor.User));
        return null;
    }

    /// <summary>The treasury or the gateway confirms that it has the money.</summary>
    public static Refusal? Confirm(Deliberation decision, ConfirmPayment confirm)
    {
        if (Known(decision, confirm.Fee, confirm.Amount) is { } refusal)
        {
            return refusal;
        }

        if (decision.Facts.Actor != Actor.System && MayTakeMoney(decision) is { } right)
        {
            return right;
        }

        var fee = decision.Dossier.Fees.First(f => f.Id == confirm.Fee);
        if (fee.Confirmed + confirm.Amount > fee.Paid)
        {
            return Refusals.NotPaidYet(fee.Paid - fee.Confirmed);
        }

        decision.Emit(new PaymentConfirmed(fee.Id, confirm.Amount, confirm.Proof, decision.Facts.Actor.User));
        return null;
    }

    private static Refusal? Known(Deliberation decision, string fee, long amount)
    {
        if (Guard.Exists(decision.Dossier) is { } unknown)
        {
            return unknown;
        }

        if (amount <= 0)
        {
            return Refusals.AmountWrong();
        }

        return decision.Dossier.Fees.All(f => f.Id != fee) ? Refusals.FeeUnknown(fee) : null;
    }

    /// <summary>Whoever works on the dossier, or its desk's fee collector.</summary>
    private static Refusal? MayRequire(Deliberation decision)
    {
        var actor = decision.Facts.Actor;
        return decision.Dossier.OpenTasks.Any(t => Guard.MayDo(decision, t, actor) is null)
            ? null
            : MayTakeMoney(decision);
    }

    private static Refusal? MayTakeMoney(Deliberation decision) =>
        Guard.Needs(decision, Accountant, decision.Dossier.ReceptionUnit);
}
