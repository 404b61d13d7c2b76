using Bpm.Engine;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using NodaTime;

namespace Bpm.Server.Live;

/// <summary>
/// Tells clients that something changed, never what: they read it again under their own rights. A connection follows
/// its person and the person's roles, and the dossiers that it watches.
/// </summary>
[Authorize]
internal sealed class TaskHub(Followers followers, Accounts accounts, DossierReader reader, IClock clock) : Hub
{
    public override async Task OnConnectedAsync()
    {
        var user = Context.User!;
        followers.Add(
            Context.ConnectionId,
            Topics.Of(await Actor()),
            SignedInCookie.SessionOf(user),
            TokenSignIn.TokenOf(user),
            Context.Abort
        );
        await base.OnConnectedAsync();
    }

    /// <summary>
    /// Answered once the connection hears: a client asks what it missed only then, or something may fall between the
    /// question and the ear. (The protocol's handshake is answered before anybody listens.)
    /// </summary>
    public Task Following() => Task.CompletedTask;

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        followers.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Hear about one dossier too, as long as one may see it; anything else is silently ignored.</summary>
    public async Task Watch(string code)
    {
        if (code.Length > Limits.MaxQuery || await reader.ByCode(code, Context.ConnectionAborted) is not { } dossier)
        {
            return;
        }

        if ((await Actor()).MaySee(dossier.State))
        {
            followers.Watch(Context.ConnectionId, Topics.OfDossier(code));
        }
    }

    public Task Unwatch(string code)
    {
        followers.Unwatch(Context.ConnectionId, Topics.OfDossier(code));
        return Task.CompletedTask;
    }

    private async Task<Actor> Actor()
    {
        var user = Context.User?.Identity?.Name ?? "";
        var today = ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date;
        return new Actor(user, await accounts.GrantsOn(user, today, Context.ConnectionAborted));
    }
}
