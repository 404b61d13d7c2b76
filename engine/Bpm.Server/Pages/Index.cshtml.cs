using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Pages;

/// <summary>The front door: find a procedure, track a dossier.</summary>
public sealed class IndexModel : PublicPage
{
    public int Count { get; private set; }
    public bool Demo { get; private set; }

    public void OnGet()
    {
        var services = HttpContext.RequestServices;
        var today = ProvinceTime.ToLocal(services.GetRequiredService<IClock>().GetCurrentInstant()).Date;
        Count = services.GetRequiredService<Publications>().InForceOn(today).Count();
        Demo = services.GetRequiredService<ServerOptions>().DemoMode;
    }
}
