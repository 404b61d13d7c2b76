using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Storage;
using Bpm.WorkingTime;

namespace Bpm.Server.Tests.Storage.Harness;

/// <summary>Requests for a procedure of five steps in the small province.</summary>
internal static class Requests
{
    public static readonly Publication Publication = Plain(
        World.Procedure(
            """
              - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
              - id: appraise
                at: authority
                role: specialist
                within: 3 working days
                actions:
                  done: {}
                  ask-supplement: { pause: supplement }
              - { id: sign, kind: sign, at: authority, role: leader, within: 1 working day, actions: { sign: {} } }
              - { id: issue, kind: issue, at: authority, role: clerk, within: 2 working hours }
              - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
            """
        )
    );

    public static readonly Actor Desk = Person("tn1", "desk", "reception-officer");
    public static readonly Actor Specialist = Person("xl1", "land", "specialist");
    public static readonly Actor Leader = Person("ld1", "land", "leader");
    public static readonly Actor Clerk = Person("vt1", "land", "clerk");
    public static readonly Actor Returning = Person("tra1", "desk", "returning-officer");

    public static readonly PersonalData Person1 = new(
        new Applicant("Trần Thị Đào", "000000000001", "0900000001", Address: "Tổ 1"),
        ImmutableDictionary<string, FactValue>
            .Empty.Add("commune", new FactValue.Text("16681"))
            .Add("big", new FactValue.YesNo(false))
    );

    public static ImmutableDictionary<string, WorkingCalendar> Calendars => World.Small.Calendars;

    /// <summary>The five steps of a dossier, in order.</summary>
    public static IReadOnlyList<(Actor Who, string Step, string Action)> Steps { get; } =
    [
        (Desk, "receive", "done"),
        (Specialist, "appraise", "done"),
        (Leader, "sign", "sign"),
        (Clerk, "issue", "done"),
        (Returning, "hand-over", "done"),
    ];

    public static CommandRequest Receive(string id, PersonalData? personal = null) =>
        Make(
            id,
            null,
            Desk,
            new Receive(
                new Submit("local.test", null, Channel.Counter, "desk", ""),
                [new ReceivedPaper("application", 1, 0)]
            )
        ) with
        {
            Personal = personal ?? Person1,
        };

    public static CommandRequest Complete(string id, string dossier, int step, int? expectedVersion = null) =>
        Make(
            id,
            dossier,
            Steps[step].Who,
            new Complete($"{Steps[step].Step}.1", Steps[step].Action, null, []),
            expectedVersion
        );

    public static CommandRequest Note(string id, string dossier, string note, string text = "Ghi chú") =>
        Make(id, dossier, Specialist, new AddNote(note)) with
        {
            NoteText = text,
        };

    public static CommandRequest Make(
        string id,
        string? dossier,
        Actor who,
        Command command,
        int? expectedVersion = null
    ) =>
        new(
            id,
            dossier,
            SHA256.HashData(Encoding.UTF8.GetBytes(command.ToString()!)),
            expectedVersion,
            _ => FactsFor(who),
            (_, _) => command
        );

    public static Facts FactsFor(Actor who) =>
        new()
        {
            Publication = Publication,
            Province = World.Small.Province,
            Calendars = Calendars,
            Form = ImmutableDictionary<string, FactValue>.Empty,
            Actor = who,
            DemoMode = true,
        };

    /// <summary>Without papers that depend on a rule: these tests are about storing.</summary>
    public static Publication Plain(Publication publication) =>
        publication with
        {
            Procedure = publication.Procedure with
            {
                Papers = [.. publication.Procedure.Papers.Where(p => p.When is null)],
            },
        };

    private static Actor Person(string user, string unit, string role) => new(user, [new Grant(unit, role)]);
}
