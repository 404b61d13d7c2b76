using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;

namespace Bpm.Server.Pages;

/// <summary>The front door: find a procedure, track a dossier.</summary>
internal sealed class IndexModel(Publications publications, ServerOptions options, Caller caller) : PublicPage
{
    public int Count { get; private set; }
    public bool Demo { get; private set; }

    public void OnGet()
    {
        Count = publications.InForceOn(caller.LocalNow.Date).Count();
        Demo = options.DemoMode;
    }
}
