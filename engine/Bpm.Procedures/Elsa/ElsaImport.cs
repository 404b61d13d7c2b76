using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Elsa;

/// <summary>One thing to say about a definition that was imported.</summary>
/// <param name="Code">Stable: elsa-not-json, elsa-no-flowchart, elsa-hash, elsa-edited, elsa-unknown-activity …</param>
/// <param name="Activity">Id of the activity that it speaks of, or null.</param>
public sealed record ElsaFinding(string Code, Severity Severity, string? Activity, Said Message);

/// <param name="File">Where the YAML belongs below a folder: <c>field/code@version.yaml</c>; null when there is none.</param>
/// <param name="Yaml">The file's bytes; null after an error.</param>
/// <param name="IsDraft">Made from a foreign definition: a person must complete it.</param>
public sealed record ElsaImported(
    string? File,
    ReadOnlyMemory<byte>? Yaml,
    bool IsDraft,
    ImmutableArray<ElsaFinding> Findings
);

/// <summary>
/// Reads an Elsa 3 definition: one of ours gives its YAML back to the byte, a foreign one becomes a draft. Never throws,
/// whatever the bytes.
/// </summary>
public static class ElsaImport
{
    private const int MostDepth = 64;

    public static ElsaImported Read(ReadOnlyMemory<byte> bytes)
    {
        JsonObject root;
        try
        {
            var node = JsonNode.Parse(
                bytes.Span,
                null,
                new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false }
            );
            if (node is not JsonObject found)
            {
                return Failed(
                    "elsa-not-json",
                    ("tệp là JSON nhưng không phải đối tượng", "the file is JSON, but no object")
                );
            }

            root = found;
            _ = root.ToJsonString();
        }
        catch (Exception bad) when (bad is JsonException or ArgumentException or InvalidOperationException)
        {
            // Besides wrong syntax: a text that is no Unicode.
            return Failed("elsa-not-json", ("tệp không phải JSON", $"the file is no JSON: {bad.Message}"));
        }

        var flow = ElsaFlow.Read(root["root"]);
        var bpm = (root["customProperties"] as JsonObject)?["bpm"] as JsonObject;
        return bpm is not null ? Ours(bpm, flow)
            : flow is null
                ? Failed(
                    "elsa-no-flowchart",
                    (
                        "“root” không phải là Elsa.Flowchart; chỉ nhập được lưu đồ",
                        "'root' is no Elsa.Flowchart; only flowcharts can be imported"
                    )
                )
            : ElsaDraft.Make(root, flow);
    }

    private static ElsaImported Ours(JsonObject bpm, ElsaFlow? flow)
    {
        var (yaml, hash, file) = (ElsaFlow.Text(bpm["yaml"]), ElsaFlow.Text(bpm["sha256"]), ElsaFlow.Text(bpm["file"]));
        if (yaml is null || hash is null || file is null || !IsPlain(file))
        {
            return Failed(
                "elsa-hash",
                (
                    "customProperties.bpm thiếu “yaml”, “sha256” hoặc “file” dạng lĩnh-vực/mã@phiên-bản.yaml",
                    "customProperties.bpm lacks 'yaml', 'sha256' or a 'file' of the form field/code@version.yaml"
                )
            );
        }

        var bytes = Encoding.UTF8.GetBytes(yaml);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash)
        {
            return Failed(
                "elsa-hash",
                (
                    "YAML trong customProperties.bpm không phải bản đã xuất: mã băm khác. Hãy xuất lại, hoặc lấy tệp từ nơi lưu giữ",
                    "the YAML in customProperties.bpm is not the one that was exported: its hash differs. Export again, or take the file from where it is kept"
                )
            );
        }

        if (flow is not null && flow.Fingerprint() == ElsaFlow.Text(bpm["flow"]))
        {
            return new ElsaImported(file, bytes, IsDraft: false, []);
        }

        var edited = new ElsaFinding(
            "elsa-edited",
            Severity.Warning,
            null,
            (
                "lưu đồ đã được sửa trong Elsa sau khi xuất: YAML vẫn như khi xuất, những gì sửa trong Elsa không có trong đó",
                "the flow was edited in Elsa after the export: the YAML is as it was exported, and what was changed in Elsa is not in it"
            )
        );
        return new ElsaImported(file, bytes, IsDraft: false, [edited]);
    }

    // A definition from outside may not write elsewhere.
    private static bool IsPlain(string file) =>
        file.Split('/') is [var field, var name]
        && MapReader.IsKebab(field)
        && name.EndsWith(".yaml", StringComparison.Ordinal)
        && name.Split('@') is [var code, _]
        && ProcedureReader.IsCode(code)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '@');

    private static ElsaImported Failed(string code, Said message) =>
        new(null, null, IsDraft: false, [new ElsaFinding(code, Severity.Error, null, message)]);
}
