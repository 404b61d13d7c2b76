using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Pages;

/// <summary>One procedure for the public: time, fee, papers, office, source.</summary>
public sealed class ProcedureModel : PublicPage
{
    internal ProcedureView View { get; private set; } = null!;
    public IReadOnlyList<string> Channels { get; private set; } = [];
    public bool Demo { get; private set; }

    public IActionResult OnGet(string code)
    {
        var services = HttpContext.RequestServices;
        var options = services.GetRequiredService<ServerOptions>();
        var publications = services.GetRequiredService<Publications>();
        var caller = services.GetRequiredService<Caller>();
        if (publications.InForce(code, caller.LocalNow.Date) is not { } publication)
        {
            return NotFound();
        }

        Demo = options.DemoMode;
        View = ProcedureViewing.View(publication, publications, options, L);
        Channels =
        [
            .. View.Channels.Select(c => StatusTexts.ChannelName(Enum.Parse<Channel>(c, ignoreCase: true), L)),
        ];
        return Page();
    }
}
