using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Units;

/// <summary>The roles that people hold at units.</summary>
internal static class ListRoles
{
    public static Ok<IReadOnlyList<Named>> Handle(Caller caller, Publications publications)
    {
        IReadOnlyList<Named> roles =
        [
            .. publications
                .Province.Roles.Select(r => new Named(r.Id, publications.RoleName(r.Id, caller.Language)))
                .OrderBy(r => r.Name, Folding.VietnameseOrder),
        ];
        return TypedResults.Ok(roles);
    }
}
