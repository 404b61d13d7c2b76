using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>
/// Gives the engine its commands, as the server's writer does: facts, decision, next state; what one dossier says to
/// another is delivered at once. Counts what happened.
/// </summary>
internal sealed class EngineCalls(SimulationSettings settings, Catalogue catalogue, World world, bool keepCommands)
{
    private readonly List<SimulatedDossier> touched = [];
    private readonly Dictionary<(string Hash, string? Case), Publication> assumed = [];
    private List<SimulatedCommand> commands = [];

    public LineTally Tally { get; } = new();

    public List<SimulatedCommand> TakeCommands()
    {
        var taken = commands;
        commands = [];
        return taken;
    }

    /// <summary>The dossier and every linked one that changed with it since this was asked last.</summary>
    public IReadOnlyList<SimulatedDossier> TakeTouched(SimulatedDossier dossier)
    {
        if (touched.Count == 0 || (touched.Count == 1 && touched[0] == dossier))
        {
            touched.Clear();
            return [dossier];
        }

        SimulatedDossier[] taken = [.. touched.Append(dossier).Distinct()];
        touched.Clear();
        return taken;
    }

    /// <summary>Whether the engine accepted it.</summary>
    /// <param name="said">Whose message it is.</param>
    public bool Do(
        SimulatedDossier dossier,
        Command command,
        Actor actor,
        LocalDateTime now,
        SimulatedDossier? said = null
    )
    {
        var facts = FactsFor(dossier, actor);
        var before = dossier.State;
        var decision = Decide.Command(before, command, facts, ProvinceTime.ToInstant(now));
        if (decision is not Decision.Accepted accepted)
        {
            LastRefusal = (decision as Decision.Refused)?.Refusal;
            return false;
        }

        dossier.State = accepted.After;
        Tally.Commands++;
        Tally.Events += accepted.Events.Length;
        if (keepCommands)
        {
            commands.Add(
                new SimulatedCommand(
                    dossier.Key,
                    dossier.Application.Number,
                    accepted.After.LastAt,
                    actor,
                    command,
                    dossier.Publication,
                    dossier.Form,
                    said?.Key
                )
            );
        }

        Note(dossier, now);
        if (!touched.Contains(dossier))
        {
            touched.Add(dossier);
        }

        if (dossier.Parent is not null || !accepted.After.Children.IsEmpty)
        {
            Deliver(dossier, accepted, before.Version, now);
        }

        return true;
    }

    /// <summary>What must be possible was refused: a fault of the engine or the definition, for the list.</summary>
    public void Stick(SimulatedDossier dossier, string step)
    {
        dossier.Stuck = true;
        Tally.Stuck.Add(
            new StuckDossier(
                dossier.Publication.Procedure.Code,
                step,
                LastRefusal?.Code ?? "",
                LastRefusal?.MessageEn ?? ""
            )
        );
    }

    /// <summary>Raises every alarm that is due; answers when the next one is.</summary>
    /// <param name="certainlyLate">Called for a dossier that cannot be in time any more, once.</param>
    public LocalDateTime? RaiseAlarms(
        SimulatedDossier dossier,
        LocalDateTime now,
        Action<SimulatedDossier> certainlyLate
    )
    {
        var instant = ProvinceTime.ToInstant(now);
        while (true)
        {
            var facts = FactsFor(dossier, Actor.System);
            if (Alarms.Next(dossier.State, facts) is not { } alarm)
            {
                return null;
            }

            if (alarm.At > instant)
            {
                return ProvinceTime.ToLocal(alarm.At);
            }

            if (!Do(dossier, new RecordAlarm(alarm), Actor.System, now))
            {
                Stick(dossier, alarm.Subject);
                return null;
            }

            Tally.Alarms++;
            if (alarm.Kind == AlarmKind.CertainLate)
            {
                certainlyLate(dossier);
            }
        }
    }

    /// <summary>Where no limit is published, the one that the example assumes, if the settings say so.</summary>
    public Publication PublicationFor(Application application)
    {
        var (publication, example) = (application.Publication, application.Example);
        if (!settings.AssumeLimits || example.Assume is not { } limit)
        {
            return publication;
        }

        if (!assumed.TryGetValue((publication.Hash, example.Case), out var found))
        {
            assumed[(publication.Hash, example.Case)] = found = publication with
            {
                Committed = new CommittedTerms([new CommittedTerm(example.Case, null, limit, "example")]),
            };
        }

        return found;
    }

    private Refusal? LastRefusal { get; set; }

    private Facts FactsFor(SimulatedDossier dossier, Actor actor) =>
        world.For(dossier.Publication, dossier.Form, actor, dossier.NewCode, dossier.Key);

    private void Note(SimulatedDossier dossier, LocalDateTime now)
    {
        var state = dossier.State;
        if (state.ReceivedAt is null)
        {
            return;
        }

        if (dossier.History is null)
        {
            dossier.History = new DossierHistory(state) { Linked = dossier.Parent is not null };
            Tally.Histories.Add(dossier.History);
        }

        var calendar = catalogue.Calendars[state.Calendar];
        var open = dossier.History.Ended is null;
        dossier.History.Note(state, calendar, now, () => Applicant.Cause(dossier));
        if (open && state.FinishedAt is not null && settings.CheckLedgers)
        {
            var ledger = DossierClocks.LedgerOf(state, calendar, state.LastAt)!;
            var counted = calendar.Count(ProvinceTime.ToLocal(state.ReceivedAt.Value), now);
            Tally.WrongLedgers += ledger.Totals.Sum(t => t.Minutes) == counted ? 0 : 1;
        }

        Tally.Incidents += state.Incidents.IsEmpty ? 0 : state.Incidents.Count(i => i.At == state.LastAt);
    }

    // Linked dossiers.

    private void Deliver(SimulatedDossier dossier, Decision.Accepted accepted, int version, LocalDateTime now)
    {
        foreach (var change in accepted.Events)
        {
            version++;
            switch (Messages.Of(change, accepted.After))
            {
                case Message.Open open:
                    Open(dossier, open, now);
                    break;
                case Message.Stop stop
                    when dossier.Children.Values.FirstOrDefault(c => c.Key == stop.Dossier) is { } child:
                    Do(child, new StopChild(stop.Reason), Actor.System, now);
                    break;
                case Message.Report m when dossier.Parent is { } parent:
                    Do(
                        parent,
                        new ReportChild(m.Child, version, m.Outcome, m.ResultNumber),
                        Actor.System,
                        now,
                        dossier
                    );
                    break;
                case Message.Extended m when dossier.Parent is { } parent:
                    Do(parent, new ExtendForChild(m.Child, version, m.Term, m.Basis), Actor.System, now, dossier);
                    break;
            }
        }
    }

    private void Open(SimulatedDossier parent, Message.Open open, LocalDateTime now)
    {
        var state = parent.State;
        var publication = catalogue.InForce(open.Procedure, now.Date);
        if (publication is null)
        {
            NotOpened(parent, open, Refusals.ProcedureUnknown(open.Procedure), now);
            return;
        }

        var number = parent.Children.Count + 1;
        var child = new SimulatedDossier(
            $"{parent.Key}.{number}",
            parent.Application,
            publication,
            // The part knows only the answers that its own form asks for.
            parent.Form.Where(a => publication.Procedure.Form.Any(f => f.Id == a.Key)).ToImmutableDictionary(),
            parent,
            Dice.For(settings.Seed, Concern.Work, Dice.Number($"{parent.Key}.{number}"))
        );
        var submission = new Submit(open.Procedure, null, state.Channel, state.ReceptionUnit, "simulation");
        var papers = state.Papers.Where(p => open.Papers.Contains(p.Paper)).ToImmutableArray();
        parent.Children[open.Child] = child;
        if (!Do(child, new OpenChild(parent.Key, state.Code!, open.Child, submission, papers), Actor.System, now))
        {
            NotOpened(parent, open, LastRefusal!, now);
            return;
        }

        Do(parent, new LinkChild(open.Child, child.Key, child.State.Code!), Actor.System, now);
    }

    private void NotOpened(SimulatedDossier parent, Message.Open open, Refusal why, LocalDateTime now)
    {
        var seq = parent.State.Children.First(c => c.Id == open.Child).LastSeq + 1;
        Do(parent, new ReportChild(open.Child, seq, ChildOutcomes.NotOpened, why.Message), Actor.System, now);
    }
}
