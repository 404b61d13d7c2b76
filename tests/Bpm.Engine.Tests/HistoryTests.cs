using System.Text;
using System.Text.Json;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Tests;

/// <summary>
/// Recorded histories, one a construct, replay to the same state in every later version. The files are records: a
/// version that writes events differently must still read these. Only a missing one is ever written anew.
/// </summary>
public sealed class HistoryTests
{
    private static readonly string Place = Path.Combine(Repository.Root, "tests", "fixtures", "histories");

    private static readonly Dictionary<string, Func<Run>> Recorders = new(StringComparer.Ordinal)
    {
        ["straight"] = () => Straight().Do(Run.Returning, "hand-over"),
        ["supplement"] = () =>
            AtAppraisal()
                .Do(Run.Specialist, "appraise", "ask-supplement", "Bản mờ", "application")
                .At("2026-03-05T09:00")
                .End(Run.Desk, "supplement.1", "application"),
        ["submission"] = () =>
            new Run(World.Procedure(SequenceTests.Straight))
                .At("2026-03-07T20:00")
                .Accept(new Actor("citizen", []), new Submit("local.test", null, Channel.Online, "desk", "digest"))
                .At("2026-03-09T08:00")
                .Accept(Run.Desk, new AskCompletion(["application"], "Đơn chưa ký"))
                .Accept(Actor.System, new CompleteSubmission("digest-2"))
                .Accept(Run.Desk, new Receive(null, [new ReceivedPaper("application", 1, 0)])),
        ["consult"] = () =>
        {
            var steps = """
                  - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
                  - { id: ask, kind: consult, role: liaison, within: 4 working hours, join: 2, silence: consent, basis: "Luật thử", units: [{ office: police, for: form.commune }, { office: social-insurance }, { office: tax, for: form.commune }] }
                  - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
                """;
            var run = new Run(World.Procedure(steps)).Receive().Do(Run.Desk, "receive");
            run.Accept(Run.Police, new Complete("ask.1", "done", "đồng ý", [])).At("2026-03-05T09:00");
            var silence = Alarms
                .Due(run.Dossier, run.Facts(Actor.System), ProvinceTime.ToInstant(run.Now))
                .First(a => a.Kind == AlarmKind.Silence);
            return run.Accept(Actor.System, new RecordAlarm(silence))
                .Accept(Run.Tax, new Complete("ask.3", "done", "muộn", []));
        },
        ["linked"] = () =>
        {
            var steps = """
                  - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
                  - id: linked
                    kind: group
                    children: [{ id: birth, procedure: local.part, gives: [paper] }, { id: card, procedure: local.part, takes: [paper] }]
                  - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
                """;
            return new Run(World.Procedure(steps))
                .Receive()
                .Do(Run.Desk, "receive")
                .Accept(Actor.System, new LinkChild("birth.1", "d-1", "c-1"))
                .Accept(Actor.System, new ExtendForChild("birth.1", 3, Term.OfWorkingDays(1), "Xác minh"))
                .Accept(Actor.System, new ReportChild("birth.1", 9, "granted", "1/KQ"))
                .Accept(Actor.System, new ReportChild("card.1", 4, "refused", null));
        },
        ["parallel-and-stage"] = () =>
        {
            var steps = """
                  - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
                  - id: both
                    kind: parallel
                    branches:
                      - { id: a, steps: [{ id: residence, kind: handoff, at: { office: police, for: form.commune }, role: liaison, within: 2 working days }] }
                      - { id: b, steps: [{ id: part, kind: stage, within: 1 working day, steps: [{ id: draft, at: authority, role: specialist }, { id: check, at: authority, role: specialist }] }] }
                  - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
                """;
            return new Run(World.Procedure(steps))
                .Receive()
                .Do(Run.Desk, "receive")
                .Accept(Run.Police, new AcceptCustody("residence.1"))
                .At("2026-03-02T11:00")
                .Do(Run.Specialist, "draft")
                .Do(Run.Police, "residence")
                .Do(Run.Other, "check");
        },
        ["leaders"] = () =>
            AtAppraisal()
                .Accept(Run.Leader, new ExcludePerson("xl9", "Người thân"))
                .Accept(Run.Leader, new ExtendDue("verification", Term.OfWorkingDays(2), "1/XM", "Xác minh"))
                .Accept(Run.Leader, new Suspend("Chờ toà án", "2/TB"))
                .At("2026-03-05T09:00")
                .Accept(Run.Leader, new ResumeProcessing("Có bản án"))
                .Accept(Run.Leader, new Reappoint(Run.Moment("2026-04-01T17:30"), "Thiếu người", "3/PXL"))
                .Accept(Run.Leader, new Stop("Không đủ điều kiện", "4/TB")),
        ["take-over"] = () =>
            new Run(World.Procedure(SequenceTests.Straight))
                .At("2026-03-09T09:00")
                .Accept(
                    Actor.System,
                    TakeOverTests.Taken(
                        pauses: new PauseBefore(
                            "supplement",
                            Run.Moment("2026-03-04T08:00"),
                            Run.Moment("2026-03-05T08:00")
                        )
                    )
                )
                .Do(Run.Specialist, "appraise"),
        ["correction"] = () =>
            Straight()
                .Do(Run.Returning, "hand-over")
                .Accept(Run.Leader, new CorrectResult("Sai tên"))
                .Do(Run.Leader, "sign", "sign")
                .Do(Run.Clerk, "issue")
                .Do(Run.Returning, "hand-over"),
        ["signed"] = () =>
        {
            var run = AtAppraisal().Do(Run.Specialist, "appraise");
            run.Signature = new ResultSignature(
                Run.Moment("2026-03-02T09:00"),
                "local.test@1",
                "publication",
                "digest",
                "ES256",
                "0123456789abcdef",
                "cHVibGlj",
                "dmFsdWU="
            );
            return run.Do(Run.Leader, "sign", "sign");
        },
    };

    public static TheoryData<string> Histories => [.. Recorders.Keys];

    [Theory]
    [MemberData(nameof(Histories))]
    public void A_recorded_history_replays_to_the_same_state(string name)
    {
        var (history, golden) = (Path.Combine(Place, $"{name}.jsonl"), Path.Combine(Place, $"{name}.state.txt"));
        if (!File.Exists(history) && Environment.GetEnvironmentVariable("BPM_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Place);
            var run = Recorders[name]();
            File.WriteAllText(history, string.Concat(run.History.Select(h => Line(h.Change, h.At) + "\n")));
            File.WriteAllText(golden, StateText.Of(run.Dossier));
        }

        StateText.Of(Replay(history)).ShouldBe(File.ReadAllText(golden), name);
    }

    [Fact]
    public void The_records_hold_most_types_of_events()
    {
        var recorded = Directory.GetFiles(Place, "*.jsonl").SelectMany(File.ReadLines).Select(TypeOf).ToHashSet();
        recorded.Count.ShouldBeGreaterThan(40, string.Join(", ", recorded.Order(StringComparer.Ordinal)));
    }

    private static Run AtAppraisal() =>
        new Run(
            World.Procedure(
                SequenceTests.Straight,
                limit: "10 working days\n  extendable: { verification: { by-up-to: 5 working days, by: leader } }"
            )
        )
            .Receive()
            .Do(Run.Desk, "receive");

    private static Run Straight() =>
        AtAppraisal()
            .Accept(Run.Specialist, new Claim("appraise.1"))
            .Do(Run.Specialist, "appraise")
            .Do(Run.Leader, "sign", "return", "Sửa lại")
            .Do(Run.Specialist, "appraise")
            .Do(Run.Leader, "sign", "sign")
            .Do(Run.Clerk, "issue");

    private static string Line(DossierEvent change, Instant at)
    {
        var (type, version) = EventTypes.NameOf(change);
        return $$"""{"type":"{{type}}","version":{{version}},"at":{{at.ToUnixTimeMilliseconds()}},"data":{{Encoding.UTF8.GetString(EventTypes.Write(change))}}}""";
    }

    private static string TypeOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty("type").GetString()!;
    }

    private static Dossier Replay(string file)
    {
        var state = Dossier.None;
        foreach (var line in File.ReadLines(file))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var change = EventTypes.Read(
                root.GetProperty("type").GetString()!,
                root.GetProperty("version").GetInt32(),
                Encoding.UTF8.GetBytes(root.GetProperty("data").GetRawText())
            );
            state = state.Apply(change, Instant.FromUnixTimeMilliseconds(root.GetProperty("at").GetInt64()));
        }

        return state;
    }
}
