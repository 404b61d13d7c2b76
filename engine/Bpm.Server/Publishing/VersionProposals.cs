using Bpm.Engine;
using Bpm.Procedures;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using NodaTime;

namespace Bpm.Server.Publishing;

/// <summary>Makes the next version of a procedure out of a draft: number, first day and decision in its head.</summary>
internal sealed class VersionProposals(Publications publications, Publisher publisher)
{
    /// <summary>The number that the next version of a procedure gets: one more than the newest.</summary>
    public int NextVersion(string code) =>
        (publications.Catalogue.VersionsOf(code).MaxBy(p => p.Procedure.Version)?.Procedure.Version ?? 0) + 1;

    /// <param name="decision">Null: a demo.</param>
    public (ProposedFile? File, Refusal? Refusal) Make(
        DraftRow draft,
        LocalDate effect,
        (string Number, LocalDate Date)? decision
    )
    {
        if (publisher.CheckDates(effect, decision?.Date) is { } wrong)
        {
            return (null, wrong);
        }

        var head = ProcedureHead.Of(
            new SourceFile("catalogue/draft/draft@1.yaml", System.Text.Encoding.UTF8.GetBytes(draft.Text))
        );
        if (head.Code.Length == 0 || head.Field.Length == 0)
        {
            return (null, PublishingRefusals.NotAProcedure());
        }

        var newest = publications.Catalogue.VersionsOf(head.Code).MaxBy(p => p.Procedure.Version)?.Procedure;
        if (newest is { ReceivedFrom: { } from } && from >= effect)
        {
            return (null, PublishingRefusals.Overlap(newest.Version, from));
        }

        if (newest is { ReceivedUntil: { } until } && until >= effect)
        {
            return (null, PublishingRefusals.StillApplies(newest.Version, until));
        }

        var version = NextVersion(head.Code);
        var path = $"catalogue/{head.Field}/{head.Code}@{version}.yaml";
        if (VersionHead.Apply(draft.Text, path, version, effect, decision, confirmed: null) is not { } text)
        {
            return (null, PublishingRefusals.NotAProcedure());
        }

        var (publication, findings) = publications.Catalogue.ReadProcedure(
            new SourceFile(publications.Place(path), System.Text.Encoding.UTF8.GetBytes(text))
        );
        if (publication is null)
        {
            return (
                null,
                PublishingRefusals.Errors([.. findings.Where(f => f.Severity == Procedures.Reading.Severity.Error)])
            );
        }

        return publication.Procedure.Examples.IsEmpty
            ? (null, PublishingRefusals.NoExample())
            : (
                new ProposedFile(
                    FileKind.Version,
                    $"{head.Code}@{version}",
                    publication.Procedure.Name,
                    path,
                    text,
                    decision?.Number,
                    effect
                ),
                null
            );
    }
}
