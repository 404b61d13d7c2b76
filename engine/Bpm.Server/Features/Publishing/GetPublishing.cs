using System.Text;
using Bpm.Engine.Examples;
using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Drafts;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Publishing;

/// <summary>Whether a draft can be published: its findings, its examples, the number and the first day that it would get.</summary>
internal static class GetPublishing
{
    public static async Task<Results<Ok<PublishingView>, ProblemHttpResult>> Handle(
        string draft,
        Caller caller,
        DraftDesk desk,
        LanguageDesk language,
        Publications publications,
        VersionProposals versions,
        PublishingStore store,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.Find(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        var path = LanguageDesk.PathOf(new DraftText(found.Text));
        var publication = publications
            .Catalogue.ReadProcedure(new SourceFile(publications.Place(path), Encoding.UTF8.GetBytes(found.Text)))
            .Publication;
        var runner = new ExampleRunner(publications.Catalogue);
        var today = caller.LocalNow.Date;
        var findings = language.Findings(found.Text, path);
        List<ExampleRun> examples = publication is null
            ? []
            :
            [
                .. publication.Procedure.Examples.Select(e => new ExampleRun(
                    e.Name,
                    runner.Run(publication, e).FirstOrDefault()?.Message.In(caller.Language)
                )),
            ];
        return TypedResults.Ok(
            new PublishingView(
                draft,
                found.Procedure,
                found.Name,
                versions.NextVersion(found.Procedure),
                LocalDatePattern.Iso.Format(today),
                LocalDatePattern.Iso.Format(NextWorkingDay(publications, today)),
                findings,
                examples,
                (await store.Proposals(draft, 1, cancellation)) is [{ State: PublishingStore.Open } waiting]
                    ? waiting.Id
                    : null,
                found.Owner == caller.User,
                PublishingTexts.Unready(
                    findings.Count(f => f.Severity == "error") + examples.Count(e => e.Problem is not null),
                    examples.Count,
                    caller.Language
                )
            )
        );
    }

    private static LocalDate NextWorkingDay(Publications publications, LocalDate today)
    {
        var day = today.PlusDays(1);
        if (publications.ProvinceCalendar is not { } calendar)
        {
            return day;
        }

        while (day <= calendar.LastDate && !calendar.IsCounted(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }
}
