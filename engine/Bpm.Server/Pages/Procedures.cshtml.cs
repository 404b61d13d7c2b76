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

    /// <summary>How many there are on all pages.</summary>
    public int Count { get; private set; }

    /// <summary>From 1; a page that isn't there shows the last one.</summary>
    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Count + Limits.DefaultPage - 1) / Limits.DefaultPage);

    public void OnGet(string? q, int trang = 1)
    {
        Q = q?.Trim() ?? "";
        Demo = options.DemoMode;
        var found = ListProcedures.Handle(caller, publications, options, Q).Value!;
        Count = found.Count;
        Number = Math.Clamp(trang, 1, Pages);
        Rows = [.. found.Skip((Number - 1) * Limits.DefaultPage).Take(Limits.DefaultPage)];
    }
}
