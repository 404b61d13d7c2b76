using System.Text.Json;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bpm.Server.Hosting;

/// <summary>The API's own description: what the handlers say of themselves, and what holds for all of them.</summary>
internal static class OpenApiDocument
{
    public const string Name = "v1";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "BPM",
                    Version = Name,
                    Description =
                        "Procedures, dossiers and their deadlines. Moments are wall-clock times of Asia/Ho_Chi_Minh such as "
                        + "2026-11-20T15:00; money is whole đồng. Refusals are problem details (RFC 9457) with a stable code.",
                };
                // The address depends on who asks, and the document should not.
                document.Servers = [];
                Sort(document);
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                {
                    // Names of a query do not tell capitals apart; one way of writing them is enough.
                    parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
                }

                if (context.Description.HttpMethod is not ("GET" or "HEAD"))
                {
                    AddCommandHeaders(operation);
                }

                return Task.CompletedTask;
            }
        );
    }

    private static void AddCommandHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = CommandHeaders.Key,
                In = ParameterLocation.Header,
                Required = true,
                Description = "The command's id: sent again with the same body it repeats the first answer.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            }
        );
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Description =
                    "The version in quotes (of the dossier, of the draft); another current one is refused with 412.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            }
        );
    }

    private static void Sort(Microsoft.OpenApi.OpenApiDocument document)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            paths.Add(path, item);
        }

        document.Paths = paths;
        if (document.Components?.Schemas is { } schemas)
        {
            document.Components.Schemas = schemas
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .ToDictionary(s => s.Key, s => s.Value);
        }
    }
}
