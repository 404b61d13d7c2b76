using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>
/// An identity provider inside the test: discovery, keys, authorize, token, end of session. It knows one person at a time
/// and asks nothing; PKCE, client and return address are judged as a real one does.
/// </summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string Client = "bpm";
    public const string Secret = "s3cret & more";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Asked> codes = new();
    private RsaSecurityKey key = NewKey("key-1");

    private sealed record Asked(string Redirect, string Nonce, string Challenge);

    private IdentityProvider(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    /// <summary>Who is signed in there; null says no.</summary>
    public string? Person { get; set; } = "xl1";

    /// <summary>Changes what the token says before it is signed.</summary>
    public Action<Dictionary<string, object>> Change { get; set; } = _ => { };

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool Forge { get; set; }

    /// <summary>Answers nothing any more.</summary>
    public bool Away { get; set; }

    public Dictionary<string, string?> Settings =>
        new()
        {
            ["Bpm:OpenId:Authority"] = Address.ToString(),
            ["Bpm:OpenId:ClientId"] = Client,
            ["Bpm:OpenId:ClientSecret"] = Secret,
            ["Bpm:OpenId:Name"] = "tỉnh Nghệ An",
        };

    public static async Task<IdentityProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var provider = new IdentityProvider(built);
        built.MapGet("/.well-known/openid-configuration", provider.Discovery);
        built.MapGet("/jwks", provider.Keys);
        built.MapGet("/authorize", provider.Authorize);
        built.MapPost("/token", (Delegate)provider.Token);
        await built.StartAsync();
        return provider;
    }

    /// <summary>Takes new keys, as providers do from time to time.</summary>
    public void Roll() => key = NewKey("key-2");

    private IResult Discovery() =>
        Away
            ? Results.StatusCode(503)
            : Results.Json(
                new Dictionary<string, object>
                {
                    ["issuer"] = Address.ToString(),
                    ["authorization_endpoint"] = $"{Address}authorize",
                    ["token_endpoint"] = $"{Address}token",
                    ["jwks_uri"] = $"{Address}jwks",
                    ["end_session_endpoint"] = $"{Address}leave",
                    ["response_types_supported"] = new[] { "code" },
                    ["subject_types_supported"] = new[] { "public" },
                    ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
                }
            );

    private IResult Keys()
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        alg = "RS256",
                        kid = key.KeyId,
                        n = Base64UrlEncoder.Encode(parameters.Modulus),
                        e = Base64UrlEncoder.Encode(parameters.Exponent),
                    },
                },
            }
        );
    }

    private IResult Authorize(HttpContext http)
    {
        var query = http.Request.Query;
        if (
            query["response_type"] != "code"
            || query["client_id"] != Client
            || query["code_challenge_method"] != "S256"
            || !query["scope"].ToString().Split(' ').Contains("openid")
        )
        {
            return Results.BadRequest();
        }

        var redirect = query["redirect_uri"].ToString();
        var state = Uri.EscapeDataString(query["state"].ToString());
        if (Person is null)
        {
            return Results.Redirect($"{redirect}?error=access_denied&state={state}");
        }

        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Asked(redirect, query["nonce"].ToString(), query["code_challenge"].ToString());
        return Results.Redirect($"{redirect}?code={code}&state={state}");
    }

    private async Task<IResult> Token(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var basic = Convert.ToBase64String(
            Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(Client)}:{Uri.EscapeDataString(Secret)}")
        );
        if (
            http.Request.Headers.Authorization != $"Basic {basic}"
            || !codes.TryRemove(form["code"].ToString(), out var asked)
            || form["redirect_uri"] != asked.Redirect
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
                != asked.Challenge
        )
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        // The clock of the tests stands on that Friday.
        var now = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Address.ToString(),
            ["aud"] = Client,
            ["sub"] = "42",
            ["iat"] = now,
            ["exp"] = now + (3 * 3600),
            ["nonce"] = asked.Nonce,
            ["preferred_username"] = Person!,
        };
        Change(claims);
        var signing = new SigningCredentials(Forge ? NewKey(key.KeyId) : key, SecurityAlgorithms.RsaSha256);
        return Results.Json(
            new
            {
                access_token = "x",
                token_type = "Bearer",
                id_token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
                    JsonSerializer.Serialize(claims),
                    signing
                ),
            }
        );
    }

    private static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
