using System.Text.Json;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Procedures.Workflows;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Files;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>A dossier with what the world knows about it and about who looks: what acts are judged by.</summary>
/// <param name="Facts">With the form's answers, as a command would get them.</param>
/// <param name="Colleagues">Who works at the dossier's units; empty for a reader who leads none of them.</param>
/// <param name="Targets">Publications that it could move to.</param>
internal sealed record ActScene(
    DossierPicture Picture,
    Facts Facts,
    IReadOnlyList<ActOption> Colleagues,
    IReadOnlyList<Publication> Targets
)
{
    /// <summary>Digitised papers by paper.</summary>
    public required ILookup<string, FileView> Files { get; init; }

    /// <summary>What the applicant need not bring again; found for those who may attach it.</summary>
    public required IReadOnlyList<ReusableFile> Reusable { get; init; }

    public Dossier State => Picture.State;

    public string Say((string Vi, string En) words) => Picture.Pick(words.Vi, words.En);
}

/// <summary>One kind of act: the form it asks, and the command that is tried to learn whether it may be done.</summary>
internal sealed record ActKind
{
    public required string Id { get; init; }
    public required (string Vi, string En) Name { get; init; }
    public (string Vi, string En)? Effect { get; init; }

    /// <summary>Below the dossier's or the task's address.</summary>
    public required string Path { get; init; }
    public bool Danger { get; init; }

    /// <summary>Path of the act that lawfully takes it back at once.</summary>
    public string? Undo { get; init; }

    /// <summary>
    /// The command with likely answers, to be tried on the state as it is; null where the act makes no sense. Whatever
    /// the engine refuses about the answers themselves is left to the form.
    /// </summary>
    public required Func<ActScene, Command?> Probe { get; init; }

    public required Func<ActScene, IReadOnlyList<ActField>> Form { get; init; }

    /// <summary>Reads the body for a preview; null where no date can move.</summary>
    public Func<JsonElement, JsonSerializerOptions, IActBody?>? Body { get; init; }

    public static Func<JsonElement, JsonSerializerOptions, IActBody?> BodyOf<T>()
        where T : IActBody => (json, options) => json.Deserialize<T>(options);
}

/// <summary>Questions that many acts ask.</summary>
internal static class ActFields
{
    public static ActField Reason(ActScene scene) => new("reason", scene.Say(("Lý do", "Reason")), "area");

    public static ActField Paper(ActScene scene, bool required = false) =>
        new(
            "paper",
            scene.Say(("Số, ngày văn bản", "Number and date of the paper")),
            "text",
            required,
            scene.Say(("Ví dụ: 12/TB-UBND ngày 20/11/2026", "Such as 12/TB-UBND of 20/11/2026"))
        );

    /// <summary>Working days up to the most that is allowed, the most first.</summary>
    public static IReadOnlyList<ActOption> TermsUpTo(Term most, int dayLength, Language language)
    {
        const int longList = 60;
        var days =
            most.Unit == TermUnit.CalendarDays
                ? Enumerable.Range(1, longList).Select(Term.OfCalendarDays)
                : Enumerable.Range(1, longList).Select(halves => Term.OfHalfWorkingDays(halves));
        return
        [
            .. days.Where(term => term.CompareTo(most, dayLength) is <= 0)
                .Append(most)
                .Distinct()
                .Reverse()
                .Select(term => new ActOption(term.ToString(), term.ToText(language))),
        ];
    }
}
