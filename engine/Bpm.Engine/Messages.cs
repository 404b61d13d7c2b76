using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.WorkingTime;

namespace Bpm.Engine;

/// <summary>What one dossier says to another.</summary>
public abstract record Message
{
    private Message() { }

    /// <summary>A parent asks for a linked dossier; answered by a new dossier and <see cref="LinkChild"/>.</summary>
    public sealed record Open(string Child, string Procedure, ImmutableArray<string> Papers) : Message;

    /// <summary>A parent no longer needs a child.</summary>
    public sealed record Stop(string Dossier, string Reason) : Message;

    /// <summary>A child says how it ended.</summary>
    public sealed record Report(string Parent, string Child, string Outcome, string? ResultNumber) : Message;

    /// <summary>A child was lawfully extended.</summary>
    public sealed record Extended(string Parent, string Child, Term Term, string Basis) : Message;
}

/// <summary>
/// Which events are messages. Whoever delivers them makes the id of the command from the event's place, so that a
/// message delivered twice is consumed once.
/// </summary>
public static class Messages
{
    /// <summary>Event types that can be messages, by stored name: what a delivery looks for after a restart.</summary>
    public static readonly ImmutableArray<string> Types =
    [
        .. new[]
        {
            typeof(ChildOpened),
            typeof(ChildStopAsked),
            typeof(ChildLinked),
            typeof(DossierFinished),
            typeof(DossierStopped),
            typeof(DossierWithdrawn),
            typeof(DueExtended),
        }.Select(type => EventTypes.All.First(row => row.Record == type).Type),
    ];

    /// <summary>The message that an event is, for the dossier as it stands; null when it is none.</summary>
    public static Message? Of(DossierEvent change, Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return change switch
        {
            ChildOpened e => new Message.Open(e.Child, e.Procedure, e.Papers),
            ChildStopAsked e => StopOf(dossier, e.Child, e.Reason),
            // A child that was given up before it was there hears of it once it is.
            ChildLinked e when Child(dossier, e.Child) is { StopAsked: true } => StopOf(dossier, e.Child, "stopped"),
            _ when dossier.Parent is not { } => null,
            DossierFinished e => ToParent(
                dossier,
                e.Outcome == "refused" ? ChildOutcomes.Refused : ChildOutcomes.Granted
            ),
            DossierStopped => ToParent(dossier, ChildOutcomes.Stopped),
            DossierWithdrawn => ToParent(dossier, ChildOutcomes.Withdrawn),
            DueExtended e => new Message.Extended(dossier.Parent!.Dossier, dossier.Parent.Child, e.Term, e.Basis),
            _ => null,
        };
    }

    private static ChildLink? Child(Dossier dossier, string id) => dossier.Children.FirstOrDefault(c => c.Id == id);

    private static Message.Stop? StopOf(Dossier dossier, string child, string reason) =>
        Child(dossier, child)?.Dossier is { } id ? new Message.Stop(id, reason) : null;

    private static Message.Report ToParent(Dossier dossier, string outcome) =>
        new(dossier.Parent!.Dossier, dossier.Parent.Child, outcome, dossier.ResultNumber);
}
