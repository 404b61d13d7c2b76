using Bpm.Server.Features.Http;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Hosting;

namespace Bpm.Server.Pages;

/// <summary>Procedures in force today, found by name or code.</summary>
internal sealed class ProceduresModel(Publications publications, ServerOptions options, Caller caller) : PublicPage
{
    public string Q { get; private set; } = "";
    public bool Demo { get; private set; }
    public IReadOnlyList<ProcedureRow> Rows { get; private set; } = [];

    public void OnGet(string? q)
    {
        Q = q?.Trim() ?? "";
        Demo = options.DemoMode;
        Rows = ListProcedures.Handle(caller, publications, options, Q).Value!;
    }
}
