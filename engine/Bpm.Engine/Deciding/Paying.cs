using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>A fee was paid. Money is a status of its own; only a wait for payment touches the clocks.</summary>
internal static class Paying
{
    public static Refusal? Pay(Deliberation decision, PayFee pay)
    {
        if (Guard.Alive(decision.Dossier) is { } gone)
        {
            return gone;
        }

        if (decision.Dossier.Fees.All(f => f.Id != pay.Fee))
        {
            return Refusals.FeeUnknown(pay.Fee);
        }

        decision.Emit(new FeePaid(pay.Fee, pay.Amount, pay.Proof));
        return null;
    }
}
