using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Bpm.Server.Features.Http;

/// <summary>
/// What every call that may change something must carry: <c>Idempotency-Key</c>, which is the command's id (and which
/// no form of another site can send), and optionally <c>If-Match</c> with the dossier's version.
/// </summary>
internal sealed class CommandHeaders(RequestDelegate next)
{
    public const string Key = "Idempotency-Key";

    public async Task InvokeAsync(HttpContext http, Caller caller)
    {
        if (!RequestLanguage.IsApi(http.Request) || !IsApiCommand(http.Request))
        {
            await next(http);
            return;
        }

        if (!Guid.TryParse(http.Request.Headers[Key], out var key))
        {
            var code = http.Request.Headers.ContainsKey(Key) ? "idempotency-key-invalid" : "idempotency-key-missing";
            await Problems.Write(http, code);
            return;
        }

        if (!TryReadVersion(http.Request.Headers.IfMatch.ToString(), out var version))
        {
            await Problems.Write(http, "if-match-invalid");
            return;
        }

        caller.CommandId = key.ToString("D");
        caller.ExpectedVersion = version;
        caller.BodyHash = await HashOf(http, caller.User);
        await next(http);
    }

    private static bool IsApiCommand(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !(
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        );

    /// <summary>The one address at which a body is a file.</summary>
    private static bool TakesFile(HttpRequest request) =>
        request.Path.Equals($"{Routes.Api}/files", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the body's texts may come to the database: a file does not, and the language service keeps nothing.</summary>
    private static bool KeepsText(HttpRequest request) =>
        !TakesFile(request)
        && !request.Path.StartsWithSegments($"{Routes.Api}/language", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>"12"</c>, <c>W/"12"</c>, or nothing.</summary>
    private static bool TryReadVersion(string header, out int? version)
    {
        version = null;
        if (header is "" or "*")
        {
            return true;
        }

        var text = header.StartsWith("W/", StringComparison.Ordinal) ? header[2..] : header;
        if (!int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        version = number;
        return true;
    }

    private static async Task<byte[]> HashOf(HttpContext http, string user)
    {
        var request = http.Request;
        var most = TakesFile(request) ? Limits.MaxFile : Limits.MaxBody;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        request.EnableBuffering(Limits.MaxBody, most);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{user}\n{request.Method}\n{request.Path}\n"));
        var buffer = new byte[8192];
        var nul = new NulSpotter();
        int read;
        while ((read = await request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            nul.Look(buffer.AsSpan(0, read));
        }

        // No text of anybody's has U+0000 in it, and PostgreSQL takes none.
        if (nul.Found && KeepsText(request))
        {
            throw new BadHttpRequestException("A text in the body holds the character U+0000.");
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
