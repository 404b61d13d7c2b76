using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Reports;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Tests;

/// <summary>
/// Random walks over every procedure of the folder, by right and wrong people with right and wrong commands. After each
/// command: the state equals the one rebuilt from the stored bytes, the ledger adds up, nobody's dossier is lost; a
/// refusal changes nothing; every walk ends.
/// </summary>
public sealed class RandomWalkTests
{
    private static readonly int Walks = Environment.GetEnvironmentVariable("BPM_LONG") == "1" ? 4_000 : 60;

    public static TheoryData<string, int> Procedures => ExampleTests.Shapes;

    [Theory]
    [MemberData(nameof(Procedures))]
    public void Every_walk_ends_and_loses_nothing(string code, int version)
    {
        var publication = Folder.Procedures.Publications.Single(p =>
            p.Procedure.Code == code && p.Procedure.Version == version
        );
        for (var seed = 1; seed <= Walks; seed++)
        {
            new Walk(publication, new Random(seed), $"{code}@{version} seed {seed}").ToTheEnd();
        }
    }

    private sealed class Walk(Publication publication, Random random, string name)
    {
        private const int MostCommands = 400;
        private readonly Example example = publication.Procedure.Examples[
            random.Next(publication.Procedure.Examples.Length)
        ];
        private Dossier dossier = Dossier.None;
        private Dossier replayed = Dossier.None;
        private readonly List<Happened> history = [];
        private Instant now;

        public void ToTheEnd()
        {
            now = ProvinceTime.ToInstant(example.Received);
            var desk = Folder.Procedures.Province.Units.First(u => u.Office == "desk");
            var receive = new Receive(
                new Submit(publication.Procedure.Code, example.Case, example.Channel, desk.Code, "digest"),
                [.. publication.Procedure.Papers.Select(p => new ReceivedPaper(p.Id, 1, 1))]
            );
            Decided(receive, new Actor("desk", [new Grant(desk.Code, "reception-officer")])).ShouldBeTrue(name);

            for (var count = 0; !dossier.Ended; count++)
            {
                count.ShouldBeLessThan(MostCommands, $"{name}: the walk does not end");
                now += Duration.FromMinutes(random.Next(0, 2000));
                if (random.Next(4) == 0)
                {
                    DoSomethingWrong();
                }
                else
                {
                    DoSomethingRight(count);
                }

                NothingIsLost();
            }

            ActivitiesFit();
        }

        private void DoSomethingRight(int count)
        {
            var waits = dossier.Waits.Where(w => w.Open).ToList();
            var tasks = dossier.OpenTasks.Where(t => t.State == TaskState.Open).ToList();
            if (waits.Count > 0 && (tasks.Count == 0 || random.Next(2) == 0))
            {
                var wait = waits[random.Next(waits.Count)];
                Decided(
                    new EndWait(wait.Id, "proof", [.. wait.Papers.Select(p => new ReceivedPaper(p, 1, 0))], null),
                    Actor.System
                );
                return;
            }

            tasks.ShouldNotBeEmpty($"{name}: nothing to do in {dossier.Status}");
            var task = tasks[random.Next(tasks.Count)];
            var actions = publication.Workflow[task.Step].Step.Actions;
            // After a while only the first action, so that loops without a bound come to their end too.
            var action = actions[count > 60 ? 0 : random.Next(actions.Length)];
            var user = task.Assignee ?? $"{task.Step}.{random.Next(3)}";
            Decided(
                new Complete(task.Id, action.Id, "lý do", [publication.Procedure.Papers[0].Id]),
                new Actor(user, [new Grant(task.Unit, task.Role)])
            );
        }

        private void DoSomethingWrong()
        {
            var task = dossier.Tasks[random.Next(dossier.Tasks.Length)];
            Command command = random.Next(6) switch
            {
                0 => new Complete(task.Id, "không-có", "x", []),
                1 => new Complete("nowhere.1", "done", "x", []),
                2 => new EndWait("nowhere.1", null, [], null),
                3 => new Assign(task.Id, "ai-đó"),
                4 => new Withdraw(""),
                _ => new Complete(task.Id, "done", "x", []),
            };
            var stranger = new Actor("stranger", [new Grant("H41", "inspector")]);
            Decided(command, stranger).ShouldBeFalse($"{name}: {command} was accepted from a stranger");
        }

        private void NothingIsLost()
        {
            var live =
                dossier.Ended
                || dossier.OpenTasks.Any(t => t.State == TaskState.Open)
                || dossier.Waits.Any(w => w.Open && w.ReviewBy is not null)
                || dossier.Incidents.Any(i => i.Open);
            live.ShouldBeTrue($"{name}: an orphan in {dossier.Status}");
            dossier.Incidents.ShouldBeEmpty(name);

            var calendar = Folder.Procedures.Calendars[dossier.Calendar];
            var ledger = DossierClocks.LedgerOf(dossier, calendar, now)!;
            ledger.Totals.Sum(t => t.Minutes).ShouldBe(ledger.ElapsedMinutes, $"{name}: the ledger does not add up");
            ledger.ElapsedMinutes.ShouldBe(
                calendar.Count(
                    ProvinceTime.ToLocal(dossier.ReceivedAt!.Value),
                    ProvinceTime.ToLocal(dossier.FinishedAt ?? now)
                ),
                name
            );
        }

        /// <summary>While one task at a time is open, what the log says of a unit's tasks is what the ledger debits it.</summary>
        private void ActivitiesFit()
        {
            var calendar = Folder.Procedures.Calendars[dossier.Calendar];
            var ledger = DossierClocks.LedgerOf(dossier, calendar, now)!;
            var log = ActivityLog.Of(dossier, history, Folder.Procedures.Calendars, _ => calendar, now);
            log.ShouldAllBe(a => a.WorkingMinutes >= 0 && a.PausedMinutes >= 0, name);
            var end = ProvinceTime.ToLocal(dossier.FinishedAt ?? now);
            var tasks = log.Where(a => a.Kind == ActivityKind.Task && a.Opened < end).ToList();
            if (
                dossier.Consults.Length > 0
                || dossier.Holdings.Any(h => h.Branch is not null)
                // A wait that stops no clock leaves the dossier with a unit that has nothing to do.
                || dossier.Waits.Length != dossier.Pauses.Length
                || tasks.Any(a => a.Ended > end)
                || dossier.Tasks.Any(t => Folder.Procedures.Calendars[t.Calendar] != calendar)
            )
            {
                return;
            }

            foreach (var unit in tasks.GroupBy(a => a.Unit))
            {
                unit.Sum(a => a.WorkingMinutes)
                    .ShouldBe(
                        ledger.Totals.Where(t => t.Holder == Holder.Agency(unit.Key)).Sum(t => t.Minutes),
                        $"{name}: {unit.Key}"
                    );
            }
        }

        /// <summary>Whether it was accepted; a refusal must leave no trace.</summary>
        private bool Decided(Command command, Actor actor)
        {
            var before = StateText.Of(dossier);
            var facts = new Facts
            {
                Publication = publication,
                Province = Folder.Procedures.Province,
                Calendars = Folder.Procedures.Calendars,
                Form = example.Form,
                Actor = actor,
                NewCode = "code",
                NewResultNumber = "number",
                DemoMode = true,
            };
            if (Decide.Command(dossier, command, facts, now) is not Decision.Accepted accepted)
            {
                StateText.Of(dossier).ShouldBe(before);
                return false;
            }

            var at = accepted.After.LastAt;
            foreach (var change in accepted.Events)
            {
                var (type, version) = EventTypes.NameOf(change);
                history.Add(new Happened(at, actor.User, change));
                replayed = replayed.Apply(EventTypes.Read(type, version, EventTypes.Write(change)), at);
            }

            dossier = accepted.After;
            StateText.Of(replayed).ShouldBe(StateText.Of(dossier), name);
            return true;
        }
    }
}
