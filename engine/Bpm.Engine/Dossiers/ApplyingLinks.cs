using System.Collections.Immutable;
using Bpm.Engine.Events;

namespace Bpm.Engine.Dossiers;

/// <summary>Applies what concerns consultations and linked dossiers.</summary>
internal static class ApplyingLinks
{
    /// <summary>Null for an event of another family.</summary>
    public static Dossier? Change(Dossier d, DossierEvent change) =>
        change switch
        {
            ConsultOpened e => d with
            {
                Consults = d.Consults.Add(new Consult(e.Step, e.Visit, e.Tasks, e.Needed, e.SilenceBasis)),
            },
            OpinionDeemed e => d.Consulted(e.Task, c => c with { Silent = c.Silent.Add(e.Task) }),
            OpinionNoted e => d.Consulted(e.Task, c => c with { Late = c.Late.Add(e.Task) }),
            ConsultClosed e => d with
            {
                Consults = [.. d.Consults.Select(c => c.Open && c.Step == e.Step ? c with { Open = false } : c)],
            },
            ChildrenChosen e => d with { Chosen = e.Children },
            ChildDeferred e => d with { Deferred = d.Deferred.Add(new DeferredChild(e.Step, e.Branch, e.Papers)) },
            ChildOpened e => d with
            {
                Children = d.Children.Add(new ChildLink(e.Child, e.Step, e.Branch, e.Procedure)),
                Deferred = [.. d.Deferred.Where(w => w.Step != e.Step)],
            },
            ChildLinked e => d.Linked(e.Child, c => c with { Dossier = e.Dossier, Code = e.Code }),
            ChildReported e => d.Linked(
                e.Child,
                c => c with { Outcome = e.Outcome, ResultNumber = e.ResultNumber, LastSeq = e.Seq }
            ) with
            {
                Outcome = e.EndsGroup ? ChildRefusedOutcome : d.Outcome,
            },
            ChildStopAsked e => d.Linked(e.Child, c => c with { StopAsked = true }),
            ChildExtended e => d.Linked(e.Child, c => c with { LastSeq = e.Seq }),
            ParentLinked e => d with { Parent = new ParentLink(e.Parent, e.ParentCode, e.Child) },
            _ => null,
        };

    /// <summary>Outcome of a whole that one of its parts was refused.</summary>
    private const string ChildRefusedOutcome = "refused";

    private static Dossier Linked(this Dossier dossier, string child, Func<ChildLink, ChildLink> change) =>
        dossier with
        {
            Children = [.. dossier.Children.Select(c => c.Id == child ? change(c) : c)],
        };

    private static Dossier Consulted(this Dossier dossier, string task, Func<Consult, Consult> change) =>
        dossier with
        {
            Consults = [.. dossier.Consults.Select(c => c.Tasks.Contains(task) ? change(c) : c)],
        };
}
