using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bpm.Server.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NodaTime;

namespace Bpm.Server.Features.Session.OpenId;

/// <summary>What a browser must bring back from the provider, so that nobody else's answer signs it in.</summary>
/// <param name="State">Comes back in the address.</param>
/// <param name="Nonce">Comes back inside the signed token.</param>
/// <param name="Verifier">Only this server and the browser's cookie know it; the provider has its hash.</param>
/// <param name="Return">Where the person was going, on this site.</param>
internal sealed record OpenIdTrip(string State, string Nonce, string Verifier, string Return);

/// <summary>The provider did not do what was asked; the message is for the log.</summary>
internal sealed class OpenIdException : Exception
{
    public OpenIdException() { }

    public OpenIdException(string message)
        : base(message) { }

    public OpenIdException(string message, Exception inner)
        : base(message, inner) { }
}

/// <summary>Talks to the identity provider: where to send the browser, and who came back.</summary>
internal sealed class OpenIdProvider : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What the provider says of itself is read again after that long.</summary>
    private static readonly Duration Remembered = Duration.FromHours(12);

    /// <summary>When a signature does not fit, the provider may have new keys; it is asked no more often than that.</summary>
    private static readonly Duration BetweenRefreshes = Duration.FromSeconds(30);

    /// <summary>Of two clocks that should be the same.</summary>
    private static readonly Duration Skew = Duration.FromMinutes(2);

    private readonly OpenIdOptions options;
    private readonly IClock clock;
    private readonly SocketsHttpHandler handler;
    private readonly HttpClient http;
    private volatile Known? known;

    /// <summary>What the provider said of itself, and when.</summary>
    private sealed record Known(OpenIdConnectConfiguration Configuration, Instant ReadAt);

    public OpenIdProvider(OpenIdOptions options, IClock clock)
    {
        this.options = options;
        this.clock = clock;
        handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        http = new HttpClient(handler) { Timeout = Patience };
    }

    /// <summary>Begins a sign-in: what to remember, and where to go.</summary>
    /// <exception cref="OpenIdException">The provider does not answer.</exception>
    public async Task<(OpenIdTrip Trip, string Address)> Begin(
        string redirect,
        string returnTo,
        CancellationToken cancellation
    )
    {
        var configuration = await Configuration(cancellation);
        var trip = new OpenIdTrip(Random(), Random(), Random(), returnTo);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(trip.Verifier)));
        var query = QueryString.Create(
            new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = options.ClientId,
                ["redirect_uri"] = redirect,
                ["scope"] = options.Scopes,
                ["state"] = trip.State,
                ["nonce"] = trip.Nonce,
                ["code_challenge"] = challenge,
                ["code_challenge_method"] = "S256",
            }
        );
        var endpoint = configuration.AuthorizationEndpoint;
        var address = endpoint.Contains('?', StringComparison.Ordinal)
            ? $"{endpoint}&{query.Value![1..]}"
            : endpoint + query;
        return (trip, address);
    }

    /// <summary>Changes the code for a token, judges it, and tells the account that its claim names.</summary>
    /// <returns>The claim's value; null when the token has no such claim.</returns>
    /// <exception cref="OpenIdException">The provider refuses, or the token is not to be trusted.</exception>
    public async Task<string?> Account(string code, OpenIdTrip trip, string redirect, CancellationToken cancellation)
    {
        var configuration = await Configuration(cancellation);
        var token = await Exchange(configuration.TokenEndpoint, code, trip, redirect, cancellation);
        var judged = await Judge(token, configuration);
        if (!judged.IsValid)
        {
            // The provider may have changed its keys since they were read.
            judged = await Judge(token, await Configuration(BetweenRefreshes, cancellation));
        }

        if (!judged.IsValid || judged.SecurityToken is not JsonWebToken read)
        {
            throw new OpenIdException($"The token is not to be trusted: {judged.Exception?.GetType().Name}.");
        }

        // Without the nonce somebody else's token could be slipped in.
        if (
            !read.TryGetPayloadValue<string>("nonce", out var nonce)
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(nonce),
                Encoding.ASCII.GetBytes(trip.Nonce)
            )
        )
        {
            throw new OpenIdException("The token answers another sign-in.");
        }

        if (
            read.Audiences.Count() > 1
            && (!read.TryGetPayloadValue<string>("azp", out var party) || party != options.ClientId)
        )
        {
            throw new OpenIdException("The token was made for another system.");
        }

        return read.TryGetPayloadValue<string>(options.Claim, out var account) && account.Length > 0 ? account : null;
    }

    /// <summary>Where the provider ends its own sign-in; null when it has no such place, or does not answer.</summary>
    public async Task<string?> SignOutAddress(string after, CancellationToken cancellation)
    {
        try
        {
            var configuration = await Configuration(cancellation);
            return string.IsNullOrEmpty(configuration.EndSessionEndpoint)
                ? null
                : configuration.EndSessionEndpoint
                    + QueryString.Create(
                        new Dictionary<string, string?>
                        {
                            ["client_id"] = options.ClientId,
                            ["post_logout_redirect_uri"] = after,
                        }
                    );
        }
        catch (OpenIdException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    private Task<OpenIdConnectConfiguration> Configuration(CancellationToken cancellation) =>
        Configuration(Remembered, cancellation);

    private async Task<OpenIdConnectConfiguration> Configuration(Duration noOlderThan, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (known is { } read && now - read.ReadAt < noOlderThan)
        {
            return read.Configuration;
        }

        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
                options.Metadata,
                new HttpDocumentRetriever(http) { RequireHttps = options.RequireHttps },
                cancellation
            );
            known = new Known(configuration, now);
            return configuration;
        }
        // The library wraps whatever went wrong in exceptions of several kinds.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw new OpenIdException("The provider's configuration cannot be read.", error);
        }
    }

    private async Task<string> Exchange(
        string endpoint,
        string code,
        OpenIdTrip trip,
        string redirect,
        CancellationToken cancellation
    )
    {
        var form = new List<KeyValuePair<string, string>>
        {
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", redirect),
            new("code_verifier", trip.Verifier),
            new("client_id", options.ClientId),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (options.Secret is { } secret)
        {
            // RFC 6749 §2.3.1: both parts are form-encoded before they are put together.
            var pair = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.ASCII.GetBytes(pair))
            );
        }

        using var content = new FormUrlEncodedContent(form);
        request.Content = content;
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new OpenIdException($"The provider refused the code: HTTP {(int)answer.StatusCode}.");
            }

            using var json = await JsonDocument.ParseAsync(
                await answer.Content.ReadAsStreamAsync(cancellation),
                cancellationToken: cancellation
            );
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("id_token", out var token)
                && token.GetString() is { Length: > 0 } text
                ? text
                : throw new OpenIdException("The provider gave no id_token.");
        }
        catch (Exception error)
            when (error is HttpRequestException or JsonException or InvalidOperationException
                || (error is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw new OpenIdException("The provider did not answer as it should.", error);
        }
    }

    private Task<TokenValidationResult> Judge(string token, OpenIdConnectConfiguration configuration) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = configuration.Issuer,
                ValidAudience = options.ClientId,
                IssuerSigningKeys = configuration.SigningKeys,
                RequireSignedTokens = true,
                // Signatures by keys that only the provider has; never by a shared secret or none.
                ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
                LifetimeValidator = (_, _, token, _) => token is JsonWebToken read && Holds(read),
            }
        );

    /// <summary>By this server's own clock.</summary>
    private bool Holds(JsonWebToken token)
    {
        var now = clock.GetCurrentInstant();
        return token.TryGetPayloadValue<long>("exp", out var until)
            && now < Instant.FromUnixTimeSeconds(until) + Skew
            && (!token.TryGetPayloadValue<long>("nbf", out var from) || now > Instant.FromUnixTimeSeconds(from) - Skew);
    }
}
