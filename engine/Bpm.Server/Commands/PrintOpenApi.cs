using Bpm.Server.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bpm.Server.Commands;

/// <summary><c>bpm openapi</c>: the document that types are generated from. Needs no store and serves nobody.</summary>
internal static class PrintOpenApi
{
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length > 0)
        {
            await errors.WriteLineAsync("bpm openapi: takes no arguments.");
            return ExitCode.WrongUsage;
        }

        await using var app = ServerApp.Build(["--Logging:LogLevel:Default=None"]);
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Hosting.OpenApiDocument.Name);
        var document = await provider.GetOpenApiDocumentAsync();
        await output.WriteLineAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
        return ExitCode.Done;
    }
}
