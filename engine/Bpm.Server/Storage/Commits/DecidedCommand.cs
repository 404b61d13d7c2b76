using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Events;

namespace Bpm.Server.Storage.Commits;

/// <summary>What a command comes to for a dossier as it stood: a refusal, or every row that is to be written.</summary>
/// <param name="Before">The dossier that it was decided for.</param>
internal sealed record DecidedCommand(HeldDossier Before)
{
    public Refusal? Refusal { get; private init; }

    // Of what is accepted:
    public HeldDossier After { get; init; } = Before;
    public ImmutableArray<DossierEvent> Events { get; init; } = [];

    /// <summary>Its place in the store is the writer's to give.</summary>
    public EventRow? Row { get; init; }
    public DossierRow? Dossier { get; init; }

    /// <summary>Tasks that it opens, changes or ends.</summary>
    public IReadOnlyList<(TaskRow? Before, TaskRow? After)> Tasks { get; init; } = [];

    /// <summary>New words for the search; null when they stay.</summary>
    public string? Words { get; init; }

    /// <summary>Who is told.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    // What stands outside the events because it must be erasable.
    public PersonalRow? Personal { get; init; }
    public NoteRow? Note { get; init; }

    /// <summary>The serial that it takes a number of, if it takes one.</summary>
    public string? SerialKey { get; init; }

    public static DecidedCommand Refuse(HeldDossier before, Refusal refusal) => new(before) { Refusal = refusal };
}
