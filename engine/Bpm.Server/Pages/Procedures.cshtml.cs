using Bpm.Server.Features.Http;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Hosting;

namespace Bpm.Server.Pages;

/// <summary>Procedures in force today, found by name or code.</summary>
public sealed class ProceduresModel : PublicPage
{
    public string Q { get; private set; } = "";
    public bool Demo { get; private set; }
    internal IReadOnlyList<ProcedureRow> Rows { get; private set; } = [];

    public void OnGet(string? q)
    {
        var services = HttpContext.RequestServices;
        var options = services.GetRequiredService<ServerOptions>();
        Q = q?.Trim() ?? "";
        Demo = options.DemoMode;
        var caller = services.GetRequiredService<Caller>();
        Rows = ListProcedures.Handle(caller, services.GetRequiredService<Publications>(), options, Q).Value!;
    }
}
