using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using NodaTime;

namespace Bpm.Server.Demo;

/// <summary>Accounts of the invented officers, so that the product can be tried out at once. Demo mode only.</summary>
internal sealed class DemoPeople(Accounts accounts, Publications publications)
{
    /// <summary>Everybody's; the sign-in page says so. Such accounts are never served beyond this computer.</summary>
    public const string Password = "demo";

    private static readonly LocalDate Since = new(2020, 1, 1);

    public async Task Seed(CancellationToken cancellation)
    {
        foreach (var person in publications.Catalogue.DemoPeople)
        {
            if (await accounts.Find(person.User, cancellation) is not null)
            {
                continue;
            }

            var account = new NewAccount(
                person.User,
                person.Name,
                person.Title,
                Demo: true,
                [.. person.Grants.Select(g => new NewGrant(g.Unit, g.Role, Since))]
            );
            await accounts.Create(account, Password, cancellation);
        }
    }
}
