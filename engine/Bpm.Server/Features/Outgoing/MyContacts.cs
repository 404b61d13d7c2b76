using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Outgoing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Outgoing;

/// <summary>How do I want to be told of alarms, beside the screen? Everybody chooses for himself alone.</summary>
internal static class MyContacts
{
    public static async Task<Ok<ContactsView>> Get(
        Caller caller,
        NoticeWays ways,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db
            .Contacts.Where(c => c.User == caller.User)
            .OrderBy(c => c.Channel)
            .ToListAsync(cancellation);
        return TypedResults.Ok(
            new ContactsView(
                [.. ways.ForPeople.Select(w => w.Name)],
                NoticeKinds.All,
                [
                    .. rows.Select(c => new ContactView(
                        c.Channel,
                        c.Address,
                        c.Language,
                        c.Kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    )),
                ]
            )
        );
    }

    public static async Task<Results<Ok<ContactsView>, ProblemHttpResult>> Put(
        ContactsRequest body,
        Caller caller,
        NoticeWays ways,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        var errors = body.Contacts.SelectMany((c, i) => Wrong(c, $"contacts[{i}]", ways, caller)).ToList();
        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        await using (var db = await databases.CreateDbContextAsync(cancellation))
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            await db.Contacts.Where(c => c.User == caller.User).ExecuteDeleteAsync(cancellation);
            db.Contacts.AddRange(
                body.Contacts.DistinctBy(c => c.Channel)
                    .Select(c => new ContactRow
                    {
                        User = caller.User,
                        Channel = c.Channel,
                        Address = c.Address,
                        Language = c.Language == "en" ? "en" : "vi",
                        Kinds = string.Join(' ', c.Kinds.Distinct().Order(StringComparer.Ordinal)),
                    })
            );
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return await Get(caller, ways, databases, cancellation);
    }

    private static IEnumerable<FieldProblem> Wrong(ContactView contact, string field, NoticeWays ways, Caller caller)
    {
        if (contact is null || ways.ForPeople.FirstOrDefault(w => w.Name == contact.Channel) is not { } way)
        {
            yield return new FieldProblem($"{field}.channel", NoticeTexts.UnknownChannel(caller.Language));
            yield break;
        }

        if (contact.Address.Length > OutgoingLimits.MaxAddress || way.WrongAddress(contact.Address) is not null)
        {
            var code = contact.Address.Length > OutgoingLimits.MaxAddress ? "" : way.WrongAddress(contact.Address)!;
            yield return new FieldProblem($"{field}.address", NoticeTexts.WrongAddress(code, caller.Language));
        }

        if (contact.Kinds.Except(NoticeKinds.All).Any())
        {
            yield return new FieldProblem($"{field}.kinds", NoticeTexts.UnknownKind(caller.Language));
        }
    }
}
