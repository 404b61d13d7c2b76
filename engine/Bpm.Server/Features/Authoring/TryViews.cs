using System.Collections.Immutable;
using System.Text.Json;
using Bpm.Procedures.Editing;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Features.Time;

namespace Bpm.Server.Features.Authoring;

/// <summary>A dossier to be run through a draft. The same input gives the same run: nothing is kept between two questions.</summary>
/// <param name="Received">Wall clock of the province, e.g. <c>2026-02-12T09:10</c>.</param>
/// <param name="Calendar">All units count by it; null: each by its own.</param>
internal sealed record TryInput(
    string Received,
    string Channel,
    IReadOnlyDictionary<string, JsonElement> Form,
    IReadOnlyList<TryStep> Acts,
    string? Case = null,
    string? Calendar = null
);

/// <param name="Do">As an example writes it: <c>measure.done</c>, <c>supplement</c>, the step of a wait; null: time goes by.</param>
/// <param name="At">When; null: at the moment of the act before.</param>
internal sealed record TryStep(string? Do = null, string? At = null);

/// <param name="Clock">The clock to explain: <c>committed</c>, <c>statutory</c> or <c>task:{task}</c>.</param>
internal sealed record DraftTry(string Text, TryInput Run, string Clock = "committed", string? Path = null)
    : DraftText(Text, Path);

/// <param name="Name">What the example shall be called.</param>
internal sealed record DraftExample(string Text, TryInput Run, string Name, string? Path = null)
    : DraftText(Text, Path);

/// <summary>What can be asked about a draft, and where the dossier stands.</summary>
/// <param name="Sample">Answers of the text's first example: something to begin with.</param>
/// <param name="Problems">Of what was filled in.</param>
/// <param name="Stopped">Index of the act that could not be done, -1 for reception.</param>
/// <param name="Refusal">Why it stopped there, or why nothing can run.</param>
/// <param name="State">Where it stands; null before reception.</param>
internal sealed record TryView(
    IReadOnlyList<ProcedureField> Form,
    IReadOnlyDictionary<string, object?> Sample,
    IReadOnlyList<Named> Cases,
    IReadOnlyList<string> Channels,
    IReadOnlyList<Named> Calendars,
    IReadOnlyList<FieldProblem> Problems,
    int? Stopped,
    string? Refusal,
    TryState? State
);

/// <param name="Now">The virtual clock.</param>
/// <param name="Next">What becomes due next; null when nothing will.</param>
/// <param name="Clocks">The clocks that can be explained.</param>
/// <param name="Clock">The one that was asked for; null when there is none such.</param>
/// <param name="Timeline">Newest first.</param>
internal sealed record TryState(
    string Now,
    string NowText,
    Fact Status,
    bool Ended,
    PromiseView Promise,
    TimeText? Statutory,
    IReadOnlyList<TryTask> Tasks,
    IReadOnlyList<TryWait> Waits,
    TryDeadline? Next,
    IReadOnlyList<DossierFee> Fees,
    IReadOnlyList<IncidentView> Incidents,
    IReadOnlyList<Named> Clocks,
    ClockView? Clock,
    IReadOnlyList<TimelineEntry> Timeline
);

internal sealed record TryTask(
    string Task,
    StepRef Step,
    string Unit,
    string Role,
    TimeText Clock,
    IReadOnlyList<TryAction> Actions
);

/// <param name="Do">The act that does it.</param>
internal sealed record TryAction(string Do, string Name, string? Effect, string? Next, string Kind);

/// <param name="Do">The act that ends it: papers, a payment, an answer come in.</param>
internal sealed record TryWait(
    string Do,
    string GroundText,
    string For,
    string Until,
    string EndsText,
    bool Supplement
);

/// <param name="At">To jump to.</param>
internal sealed record TryDeadline(string At, string AtText, string What);

/// <param name="Problem">Why there are no edits, a stable code.</param>
internal sealed record ExampleAnswer(ImmutableArray<TextEdit> Edits, string? Problem, string? Message);
