using Bpm.Procedures.Reading;
using Bpm.Server.Demo;
using Bpm.Server.Hosting;

namespace Bpm.Server.Commands;

/// <summary>What an operator reads once the server serves.</summary>
internal static class Welcome
{
    public static async Task Print(WebApplication app, TextWriter output)
    {
        var options = app.Services.GetRequiredService<ServerOptions>();
        var catalogue = app.Services.GetRequiredService<Publications>().Catalogue;
        var address = app.Urls.FirstOrDefault() ?? ServerOptions.DefaultAddress;
        var errors = catalogue.Diagnostics.Count(d => d.Severity == Severity.Error);
        await output.WriteLineAsync();
        await output.WriteLineAsync($"  Staff    {address}/app");
        await output.WriteLineAsync($"  Public   {address}/");
        await output.WriteLineAsync($"  Data     {options.DataFolder}");
        await output.WriteLineAsync(
            $"  Procedures  {catalogue.Publications.Length} from {options.ProceduresFolder ?? "nowhere"}"
                + (errors == 0 ? "" : $", {errors} errors: see the log, or run 'bpm check'")
        );
        if (options.DemoMode)
        {
            await output.WriteLineAsync($"\n  Demo sign-ins, password '{DemoPeople.Password}':");
            foreach (var person in catalogue.DemoPeople)
            {
                await output.WriteLineAsync($"    {person.User, -7} {person.Title}");
            }
        }

        await output.WriteLineAsync("\n  Stop with Ctrl+C.");
    }
}
