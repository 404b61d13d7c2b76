using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Tests;

/// <summary>
/// Random procedures of every kind of step × random commands, legal and not, of every kind of command. After each: the
/// state equals the one rebuilt from the stored bytes, the ledger adds up, nobody's dossier is lost; a refusal changes
/// nothing; every walk ends.
/// </summary>
public sealed class ModelTests
{
    private const int Procedures = 40;
    private const int WalksEach = 3;
    private const int LongProcedures = 1_000;

    [Fact]
    public void Every_walk_through_a_random_procedure_ends_and_loses_nothing() => WalkAll(Procedures, firstSeed: 1);

    [Fact(Explicit = true)]
    public void A_thousand_random_procedures() => WalkAll(LongProcedures, firstSeed: 100_000);

    private static void WalkAll(int procedures, int firstSeed)
    {
        var refusals = new HashSet<string>(StringComparer.Ordinal);
        var events = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = firstSeed; seed < firstSeed + procedures; seed++)
        {
            var steps = RandomProcedure.Write(seed);
            var publication = World.Procedure(steps, limit: Limit, more: More);
            var longer = World.Procedure(
                steps,
                limit: Limit.Replace("40 ", "30 ", StringComparison.Ordinal),
                more: More
            );
            for (var walk = 1; walk <= WalksEach; walk++)
            {
                new Walk(
                    publication,
                    longer,
                    new Random((seed * 31) + walk),
                    $"seed {seed} walk {walk}\n{steps}",
                    refusals,
                    events
                ).ToTheEnd();
            }
        }

        // A model that stops saying no, or stops doing something, has stopped testing it.
        refusals.Count.ShouldBeGreaterThan(25, string.Join(", ", refusals.Order(StringComparer.Ordinal)));
        events.Count.ShouldBeGreaterThan(45, string.Join(", ", events.Order(StringComparer.Ordinal)));
        events.ShouldContain("dossier-taken-over");
    }

    private const string Limit =
        "40 working days\n  extendable: { verification: { by-up-to: 5 working days, by: leader } }";

    private const string More =
        "fees:\n  - { id: fee, name: Lệ phí, amount: 100000, when: submission }\n"
        + "accepted: [{ check: BPM-T002, why: thử, by: thử, until: 2099-12-31 }]";

    private sealed class Walk(
        Publication publication,
        Publication other,
        Random random,
        string name,
        HashSet<string> refusals,
        HashSet<string> events
    )
    {
        private const int MostCommands = 600;

        /// <summary>After so many, only what leads to the end is tried.</summary>
        private const int HurryAfter = 60;

        private readonly bool big = random.Next(2) == 0;
        private readonly List<string> trace = [];
        private bool moved;
        private Dossier dossier = Dossier.None;
        private Dossier replayed = Dossier.None;
        private string text = StateText.Of(Dossier.None);
        private Instant now = ProvinceTime.ToInstant(Run.Moment("2026-03-02T09:00"));
        private int corrections;

        private static readonly Actor Everyone = new(
            "all",
            [
                .. from unit in new[] { "desk", "land", "tax", "police", "insurance" }
                from role in World.Small.Province.Roles
                select new Grant(unit, role.Id),
            ]
        );

        public void ToTheEnd()
        {
            Start();
            for (var count = 0; !dossier.Ended; count++)
            {
                count.ShouldBeLessThan(MostCommands, $"{name}: the walk does not end");
                now += Duration.FromMinutes(random.Next(0, count > HurryAfter ? 300 : 1500));
                Raise(dossier, count);
                if (dossier.Ended)
                {
                    break;
                }

                if (random.Next(3) > 0 || count > HurryAfter)
                {
                    Work(hurry: count > HurryAfter);
                }
                else
                {
                    Anything();
                }

                NothingIsLost();
            }
        }

        private void Start()
        {
            var submit = new Submit("local.test", null, Channel.Online, "desk", "digest");
            ImmutableArray<ReceivedPaper> papers = [new("application", 1, 0), new("drawing", 0, 1)];
            if (random.Next(4) == 0 && TakenOver())
            {
                NothingIsLost();
                return;
            }

            if (random.Next(2) == 0)
            {
                Do(new Receive(submit, papers), Everyone).ShouldBeTrue(name);
                return;
            }

            Do(submit, new Actor("citizen", [])).ShouldBeTrue(name);
            if (random.Next(2) == 0)
            {
                Do(new AskCompletion(["application"], "thiếu"), Everyone).ShouldBeTrue(name);
                NothingIsLost();
                Do(new CompleteSubmission("digest-2"), Actor.System).ShouldBeTrue(name);
            }

            Do(new Receive(null, papers), Everyone).ShouldBeTrue(name);
        }

        /// <summary>Begun in another system, at any step; where nobody could go on, it is refused.</summary>
        private bool TakenOver()
        {
            var received = ProvinceTime.ToLocal(now).PlusDays(-random.Next(1, 40));
            ImmutableArray<PauseBefore> pauses = random.Next(3) switch
            {
                0 => [new PauseBefore("supplement", received.PlusHours(5), received.PlusHours(20))],
                1 => [new PauseBefore("supplement", received.PlusHours(5), null)],
                _ => [],
            };
            return Do(
                new TakeOver(
                    new Submit("local.test", null, Channel.Counter, "desk", "digest"),
                    "Một cửa cũ",
                    "H41.CU-0001",
                    received,
                    random.Next(2) == 0 ? null : received.PlusDays(random.Next(0, 60)),
                    null,
                    Pinned.Workflow.Nodes[random.Next(Pinned.Workflow.Nodes.Length)].Step.Id,
                    pauses
                ),
                random.Next(5) == 0 ? Everyone : Actor.System
            );
        }

        /// <summary>What brings the dossier forward: one of the things that it waits for.</summary>
        private void Work(bool hurry)
        {
            if (dossier.Rest is not null && (hurry || random.Next(3) == 0))
            {
                Do(new ResumeProcessing("xong"), Everyone).ShouldBeTrue(name);
                return;
            }

            var children = dossier.Children.Where(c => c.Outcome is null).ToList();
            var waits = dossier
                .Waits.Where(w => w.Open && w.Until is not (Wait.Resumption or Wait.ChildResult))
                .ToList();
            var tasks = dossier.OpenTasks.Where(t => t.State == TaskState.Open).ToList();
            var incidents = dossier.Incidents.Where(i => i.Open).ToList();
            var kinds = new[] { children.Count, waits.Count, tasks.Count, incidents.Count };
            var kind = Enumerable
                .Range(0, kinds.Length)
                .Where(i => kinds[i] > 0)
                .OrderBy(_ => random.Next())
                .FirstOrDefault(-1);
            switch (kind)
            {
                case 0:
                    Report(children[random.Next(children.Count)], hurry);
                    break;
                case 1:
                    var wait = waits[random.Next(waits.Count)];
                    Do(
                            new EndWait(wait.Id, "p", [.. wait.Papers.Select(p => new ReceivedPaper(p, 1, 0))], null),
                            Actor.System
                        )
                        .ShouldBeTrue(name);
                    break;
                case 2:
                    Complete(tasks[random.Next(tasks.Count)], hurry);
                    break;
                case 3:
                    Do(new RetryIncident(incidents[0].Id), Everyone).ShouldBeTrue(name);
                    break;
                default:
                    dossier.Rest.ShouldNotBeNull($"{name}: nothing to do in {dossier.Status}");
                    break;
            }
        }

        private void Complete(OfficerTask task, bool hurry)
        {
            var actions = Pinned.Workflow[task.Step].Step.Actions;
            var action = actions[hurry ? 0 : random.Next(actions.Length)];
            var user = task.Assignee ?? $"{task.Step}.{random.Next(3)}";
            var behalf = random.Next(4) == 0 ? "boss" : null;
            Do(
                new Complete(task.Id, action.Id, "lý do", ["application"]),
                new Actor(user, [new Grant(task.Unit, task.Role, behalf)])
            );
        }

        private void Report(ChildLink child, bool hurry)
        {
            if (child.Dossier is null)
            {
                Do(new LinkChild(child.Id, $"d-{child.Id}", "c"), Actor.System).ShouldBeTrue(name);
                return;
            }

            var seq = child.LastSeq + 1;
            if (!hurry && random.Next(4) == 0)
            {
                Do(new ExtendForChild(child.Id, seq, Term.OfWorkingDays(1), "thử"), Actor.System);
                return;
            }

            string[] outcomes = ["granted", "refused", "stopped", "withdrawn", "not-opened"];
            Do(new ReportChild(child.Id, seq, outcomes[hurry ? 0 : random.Next(outcomes.Length)], "1/KQ"), Actor.System)
                .ShouldBeTrue(name);
        }

        /// <summary>Alarms that are due, as the job raises them.</summary>
        private void Raise(Dossier before, int count)
        {
            if (random.Next(3) > 0 && count < HurryAfter)
            {
                return;
            }

            foreach (var alarm in Alarms.Due(before, Facts(Actor.System), now))
            {
                if (Alarms.Due(dossier, Facts(Actor.System), now).Any(a => a.Key == alarm.Key))
                {
                    Do(new RecordAlarm(alarm), Actor.System).ShouldBeTrue($"{name}: {alarm}");
                    Do(new RecordAlarm(alarm), Actor.System).ShouldBeFalse($"{name}: {alarm} was raised twice");
                }
            }
        }

        /// <summary>Any command by anybody; most are refused, none may harm.</summary>
        private void Anything()
        {
            if (dossier.Tasks.IsEmpty)
            {
                return;
            }

            var task = dossier.Tasks[random.Next(dossier.Tasks.Length)];
            var step = Pinned.Workflow.Nodes[random.Next(Pinned.Workflow.Nodes.Length)].Step.Id;
            var wait = dossier.Waits.IsEmpty ? "none.1" : dossier.Waits[random.Next(dossier.Waits.Length)].Id;
            var child = dossier.Children.IsEmpty ? "none.1" : dossier.Children[random.Next(dossier.Children.Length)].Id;
            Command command = random.Next(30) switch
            {
                0 => new Complete(task.Id, "không-có", "x", []),
                1 => new Complete(task.Id, "done", "x", []),
                2 => new EndWait(wait, null, [], null),
                3 => new Assign(task.Id, "khác", "x"),
                4 => new Claim(task.Id),
                5 => new Release(task.Id),
                6 => new Suspend("x", null),
                7 => new ResumeProcessing("x"),
                8 => new Return(task.Id, "x"),
                9 => new AcceptCustody(task.Id),
                10 => new ExtendDue("verification", Term.OfWorkingDays(random.Next(1, 8)), "1", "x"),
                11 => new Reappoint(ProvinceTime.ToLocal(now).PlusDays(random.Next(-5, 90)), "x", "1/PXL"),
                12 => new Redate("x", random.Next(2) == 0 ? "ld" : null),
                13 => new Migrate("x", random.Next(2) == 0 ? "luật" : null),
                14 => new CloseConsult(step, "x"),
                15 => new ExcludePerson($"{step}.{random.Next(3)}", "x"),
                16 => new MoveToSuccessors(),
                17 => new PayFee("fee", random.Next(-1, 100_000), "p"),
                18 => new ConfirmPayment("fee", random.Next(1, 100_000), "p"),
                19 => new RequirePayment("fee", random.Next(0, 200_000), "x"),
                20 => new RecordSynchronisation(4, random.Next(2) == 0, null),
                21 => new AddNote("n"),
                22 => new AssignEvenly(task.Id),
                23 => new ReportChild(child, random.Next(3), "granted", null),
                24 => corrections++ < 2 ? new CorrectResult("x") : new Claim(task.Id),
                25 => new Withdraw(random.Next(8) == 0 ? "x" : ""),
                26 => new Stop(random.Next(8) == 0 ? "x" : "", null),
                27 => new AskCompletion([], "x"),
                28 => new RefuseReception("x"),
                _ => new PauseProcessing(random.Next(2) == 0 ? "consultation" : "supplement", "x", "1"),
            };
            var who = random.Next(4) switch
            {
                0 => new Actor("stranger", [new Grant("H41", "inspector")]),
                1 => Actor.System,
                _ => Everyone,
            };
            var accepted = Do(command, who);
            if (who.User == "stranger" && command is not AddNote)
            {
                accepted.ShouldBeFalse($"{name}: {command} was accepted from a stranger");
            }
        }

        private void NothingIsLost()
        {
            var live =
                dossier.Ended
                || dossier.OpenTasks.Any(t => t.State == TaskState.Open)
                || dossier.Waits.Any(w => w.Open && w.ReviewBy is not null && w.Owner.Length > 0)
                || dossier.Incidents.Any(i => i.Open);
            live.ShouldBeTrue($"{name}: an orphan in {dossier.Status}\n{string.Join('\n', trace.TakeLast(12))}");
            NationalStatus.Of(dossier).ShouldBeInRange(1, 10);
            if (dossier.ReceivedAt is not { } received)
            {
                return;
            }

            var calendar = World.Small.Calendars[dossier.Calendar];
            var ledger = DossierClocks.LedgerOf(dossier, calendar, now)!;
            ledger.Totals.Sum(t => t.Minutes).ShouldBe(ledger.ElapsedMinutes, $"{name}: the ledger does not add up");
            ledger.ElapsedMinutes.ShouldBe(
                calendar.Count(ProvinceTime.ToLocal(received), ProvinceTime.ToLocal(dossier.FinishedAt ?? now)),
                name
            );
            ledger.Totals.ShouldNotContain(t => t.Holder.Kind == Holder.UnassignedKind && t.Minutes > 0, name);
            _ = Lateness.Of(dossier, Facts(Actor.System), now);
            foreach (var task in dossier.OpenTasks)
            {
                _ = LatestSafeStart.Of(dossier, task, Facts(Actor.System));
            }
        }

        private Publication Pinned => moved ? other : publication;

        private Facts Facts(Actor actor) =>
            new()
            {
                Publication = Pinned,
                Province = World.Small.Province,
                Calendars = World.Small.Calendars,
                Form = ImmutableDictionary<string, FactValue>
                    .Empty.Add("commune", new FactValue.Text("16681"))
                    .Add("big", new FactValue.YesNo(big)),
                Actor = actor,
                Other = new Actor("khác", Everyone.Grants),
                Candidates = [new Candidate(new Actor("ít", Everyone.Grants), 1)],
                Target = moved ? publication : other,
                NewCode = "code",
                NewResultNumber = "number",
                DemoMode = true,
            };

        /// <summary>Whether it was accepted; a refusal must leave no trace.</summary>
        private bool Do(Command command, Actor actor)
        {
            switch (Decide.Command(dossier, command, Facts(actor), now))
            {
                case Decision.Refused refused:
                    refusals.Add(refused.Refusal.Code);
                    StateText.Of(dossier).ShouldBe(text);
                    return false;
                case Decision.Accepted accepted:
                    accepted.Events.ShouldNotBeEmpty(name);
                    trace.Add($"{command} → {string.Join("; ", accepted.Events)}");
                    foreach (var change in accepted.Events)
                    {
                        var (type, version) = EventTypes.NameOf(change);
                        events.Add(type);
                        replayed = replayed.Apply(
                            EventTypes.Read(type, version, EventTypes.Write(change)),
                            accepted.After.LastAt
                        );
                    }

                    dossier = accepted.After;
                    text = StateText.Of(dossier);
                    StateText.Of(replayed).ShouldBe(text, name);
                    moved = dossier.Publication == other.Hash;
                    return true;
                default:
                    throw new InvalidOperationException("A decision is accepted or refused.");
            }
        }
    }
}
