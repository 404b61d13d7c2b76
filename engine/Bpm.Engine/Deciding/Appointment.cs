using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Policies;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>The dates that a reception promises: both clocks at their start, and the earlier due of the two.</summary>
/// <param name="Clamped">The committed clock would have ended after the statutory one and was cut to it.</param>
internal sealed record Appointment(
    ClockStart? Statutory,
    ClockStart? Committed,
    LocalDateTime? Promised,
    bool Provisional,
    bool Clamped
)
{
    /// <param name="received">When the receipt was issued.</param>
    public static Appointment Make(
        Deliberation decision,
        Dossier dossier,
        WorkingCalendar calendar,
        LocalDateTime received
    )
    {
        var limits = decision.Facts.Publication.LimitsFor(dossier.Case, dossier.Channel, Units.PlaceOf(decision.Facts));
        var extra = ExtraTime(decision);
        var provisional = false;
        var statutory = Start(limits.Statutory);
        var committed = Start(limits.Committed);
        var clamped = statutory is not null && committed is not null && committed.Due > statutory.Due;
        if (clamped)
        {
            committed = statutory;
        }

        var promised =
            committed is null || (statutory is not null && statutory.Due < committed.Due)
                ? statutory?.Due
                : committed.Due;
        return new Appointment(statutory, committed, promised, provisional, clamped);

        ClockStart? Start(Term? term)
        {
            if (term is not { } allowance)
            {
                return null;
            }

            var facts = new ClockFacts
            {
                Start = received,
                Term = allowance,
                Rule = StartRule.NextWorkingDay,
                CutOff = decision.Procedure.Limit.CutOff,
                Extensions = [.. extra.Select(e => new Extension(received, e.Term, e.Basis))],
            };
            var reading = Clock.Read(facts, calendar, received);
            provisional |= reading.Provisional;
            return new ClockStart(allowance, facts.Rule, facts.CutOff, reading.Due, extra);
        }
    }

    /// <summary>Lawful extra time whose condition holds, from the policies in force today.</summary>
    private static ImmutableArray<ExtraGranted> ExtraTime(Deliberation decision)
    {
        var extra = ImmutableArray.CreateBuilder<ExtraGranted>();
        foreach (var plus in decision.Procedure.Limit.Plus)
        {
            if (!Conditions.HoldsOrFails(plus.When, decision.Facts))
            {
                continue;
            }

            if (
                decision.Facts.Publication.Policies.Value(plus.Policy, decision.LocalNow.Date) is
                { Term: { } term } value
            )
            {
                extra.Add(new ExtraGranted(plus.Id, plus.Policy, term, value.Basis, value.Confirmed));
            }
        }

        return extra.ToImmutable();
    }
}
