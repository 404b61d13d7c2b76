using System.Text;
using Bpm.Procedures.Diff;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Drafts;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Bpm.Server.Features.Publishing;

/// <summary>What a draft changes against a version, in words and line by line.</summary>
internal static class CompareDraft
{
    public static async Task<Results<Ok<ComparisonView>, ProblemHttpResult>> Handle(
        string draft,
        Caller caller,
        DraftDesk desk,
        Publications publications,
        Publisher publisher,
        PublishingStore store,
        Names names,
        CancellationToken cancellation,
        int? with = null
    )
    {
        var (found, problem) = await desk.Find(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        var versions = publications
            .Catalogue.VersionsOf(found.Procedure)
            .OrderByDescending(p => p.Procedure.Version)
            .ToList();
        var other = with is null ? versions.FirstOrDefault() : versions.Find(p => p.Procedure.Version == with);
        if (with is not null && other is null)
        {
            return Problems.Of("version-unknown", caller);
        }

        var before =
            other is not null && publications.SourceOf(other) is { } source
                ? Encoding.UTF8.GetString(source.Bytes.Span)
                : "";
        var candidate = publisher.Read($"catalogue/draft/{found.Procedure}@{found.Version ?? 1}.yaml", found.Text);
        return TypedResults.Ok(
            new ComparisonView(
                other?.Procedure.Version,
                await Versions(versions, store, names, caller, cancellation),
                candidate is null ? null
                    : other is null ? [PublishingTexts.NewProcedure(caller.Language)]
                    : [.. ProcedureDiff.Between(other, candidate, caller.Language).Select(c => c.Text)],
                ProposalViewing.Lines(before, found.Text)
            )
        );
    }

    private static async Task<List<VersionView>> Versions(
        List<Publication> versions,
        PublishingStore store,
        Names names,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var published = store
            .Files()
            .Where(f => f.Kind == FileKind.Version)
            .ToLookup(f => f.Subject, StringComparer.Ordinal);
        await names.Learn(published.SelectMany(f => f).SelectMany(f => new[] { f.Author, f.Approver }), cancellation);
        return
        [
            .. versions.Select(p => new VersionView(
                p.Procedure.Version,
                p.Procedure.ReceivedFrom is { } from ? Moments.Date(from) : null,
                p.Procedure.ReceivedUntil is { } until ? Moments.Date(until) : null,
                StatusTexts.Provenance(p.Procedure.Source.Kind, caller.Language),
                published[$"{p.Procedure.Code}@{p.Procedure.Version}"].LastOrDefault() is { } row
                    ? PublishingTexts.Published(
                        names.Of(row.Author),
                        row.Approver is { } by ? names.Of(by) : null,
                        Moments.Date(
                            Bpm.WorkingTime.ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(row.At)).Date
                        ),
                        caller.Language
                    )
                    : null
            )),
        ];
    }
}
