using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Engine.Tests.Harness;

/// <summary>One dossier in a test: acts by named people at stated moments. Every accepted command is also replayed.</summary>
internal sealed class Run(Publication publication)
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    private readonly List<(DossierEvent Change, Instant At)> history = [];

    public Dossier Dossier { get; private set; } = Dossier.None;
    public IEnumerable<DossierEvent> Events => history.Select(h => h.Change);
    public IReadOnlyList<(DossierEvent Change, Instant At)> History => history;
    public LocalDateTime Now { get; private set; } = Moment("2026-03-02T09:00");
    public bool DemoMode { get; set; } = true;
    public ImmutableDictionary<string, WorkingCalendar> Calendars { get; set; } = World.Small.Calendars;
    public Province Province { get; set; } = World.Small.Province;
    public Publication? Target { get; set; }
    public ResultSignature? Signature { get; set; }
    public ImmutableArray<Candidate> Candidates { get; set; } = [];

    public ImmutableDictionary<string, FactValue> Form { get; set; } =
        ImmutableDictionary<string, FactValue>
            .Empty.Add("commune", new FactValue.Text("16681"))
            .Add("big", new FactValue.YesNo(false));

    public static LocalDateTime Moment(string text) => Pattern.Parse(text).Value;

    public static Actor Person(string user, params string[] grants) =>
        new(user, [.. grants.Select(g => g.Split(':')).Select(parts => new Grant(parts[0], parts[1]))]);

    public static readonly Actor Desk = Person("tn1", "desk:reception-officer");
    public static readonly Actor Specialist = Person("xl1", "land:specialist");
    public static readonly Actor Other = Person("xl2", "land:specialist");
    public static readonly Actor Tax = Person("thue1", "tax:liaison");
    public static readonly Actor Police = Person("ca1", "police:liaison");
    public static readonly Actor Insurance = Person("bh1", "insurance:liaison");
    public static readonly Actor Leader = Person("ld1", "land:leader");
    public static readonly Actor Clerk = Person("vt1", "land:clerk");
    public static readonly Actor Returning = Person("tra1", "desk:returning-officer");

    public Run At(string moment)
    {
        Now = Moment(moment);
        return this;
    }

    public Run Receive(params string[] papers) => Accept(Desk, Reception(papers));

    public static Receive Reception(params string[] papers) =>
        new(
            new Submit("local.test", null, Channel.Counter, "desk", "digest"),
            [.. (papers.Length == 0 ? ["application"] : papers).Select(p => new ReceivedPaper(p, 1, 0))]
        );

    /// <summary>Completes the open task of a step.</summary>
    public Run Do(Actor who, string step, string action = "done", string? reason = null, params string[] papers) =>
        Accept(who, new Complete(TaskOf(step), action, reason, [.. papers]));

    public Refusal Refused(
        Actor who,
        string step,
        string action = "done",
        string? reason = null,
        params string[] papers
    ) => Refused(who, new Complete(TaskOf(step), action, reason, [.. papers]));

    public Run End(Actor who, string wait, params string[] papers) =>
        Accept(who, new EndWait(wait, "proof", [.. papers.Select(p => new ReceivedPaper(p, 1, 0))], null));

    public Run Accept(Actor who, Command command, Actor? other = null)
    {
        var decision = Decided(who, command, other);
        var accepted = decision.ShouldBeOfType<Decision.Accepted>(decision.ToString());
        var at = accepted.After.LastAt;
        history.AddRange(accepted.Events.Select(e => (e, at)));
        Dossier = accepted.After;
        Replayed().ShouldBe(Text(Dossier));
        return this;
    }

    public Refusal Refused(Actor who, Command command, Actor? other = null)
    {
        var before = Text(Dossier);
        var refusal = Decided(who, command, other).ShouldBeOfType<Decision.Refused>().Refusal;
        Text(Dossier).ShouldBe(before);
        refusal.Message.ShouldNotBeNullOrWhiteSpace();
        refusal.MessageEn.ShouldNotBeNullOrWhiteSpace();
        return refusal;
    }

    public OfficerTask Open(string step) => Dossier.OpenTasks.Single(t => t.Step == step);

    private string TaskOf(string step) => Dossier.Tasks.LastOrDefault(t => t.Step == step)?.Id ?? $"{step}.1";

    /// <summary>What the world knows now, for a person.</summary>
    public Facts Facts(Actor who, Actor? other = null) =>
        new()
        {
            Publication = publication,
            Province = Province,
            Calendars = Calendars,
            Target = Target,
            Candidates = Candidates,
            Form = Form,
            Actor = who,
            Other = other,
            NewCode = "H41.1-260302-0001",
            NewResultNumber = "1/KQ",
            Signature = Signature,
            DemoMode = DemoMode,
        };

    private Decision Decided(Actor who, Command command, Actor? other) =>
        Decide.Command(Dossier, command, Facts(who, other), ProvinceTime.ToInstant(Now));

    /// <summary>The state rebuilt from the stored bytes of every event.</summary>
    private string Replayed()
    {
        var state = Dossier.None;
        foreach (var (change, at) in history)
        {
            var (type, version) = EventTypes.NameOf(change);
            state = state.Apply(EventTypes.Read(type, version, EventTypes.Write(change)), at);
        }

        return Text(state);
    }

    /// <summary>The whole state as text, so that two states compare by value.</summary>
    private static string Text(Dossier dossier) => StateText.Of(dossier);
}
