using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Pages;

/// <summary>One procedure for the public: time, fee, papers, office, source.</summary>
internal sealed class ProcedureModel(Publications publications, ServerOptions options, Caller caller) : PublicPage
{
    public ProcedureView View { get; private set; } = null!;
    public IReadOnlyList<string> Channels { get; private set; } = [];
    public bool Demo { get; private set; }

    public IActionResult OnGet(string code)
    {
        if (publications.InForce(code, caller.LocalNow.Date) is not { } publication)
        {
            return NotFound();
        }

        Demo = options.DemoMode;
        View = ProcedureViewing.View(publication, publications, options, L);
        Channels = [.. View.Channels.Select(c => StatusTexts.ChannelName(Enum.Parse<Channel>(c, ignoreCase: true), L))];
        return Page();
    }
}
