using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Pages;

/// <summary>
/// A dossier by its number and the last four digits of the phone that was given. An unknown number and wrong digits get
/// the same answer, after the same time.
/// </summary>
[ResponseCache(NoStore = true)]
internal sealed partial class TrackModel(
    DossierReader reader,
    DossierPictures pictures,
    TrackingLimit tries,
    Ratings ratings,
    ServerOptions options,
    Caller caller
) : PublicPage
{
    private const int MaxCode = 60;

    /// <summary>Every "no" takes this long, whatever was looked at for it.</summary>
    private static readonly TimeSpan TimeOfNo = TimeSpan.FromMilliseconds(250);

    public string Code { get; private set; } = "";
    public string? Problem { get; private set; }
    public Tracking? Tracking { get; private set; }
    public bool Demo { get; private set; }

    public async Task OnGetAsync(string? code, string? pin, CancellationToken cancellation)
    {
        Demo = options.DemoMode;
        var number = (code ?? "").Trim();
        Code = number.Length > MaxCode ? number[..MaxCode] : number;
        if (Code.Length == 0 && string.IsNullOrEmpty(pin))
        {
            return;
        }

        if (Code.Length == 0 || pin is not { Length: 4 } || !pin.All(char.IsAsciiDigit))
        {
            Problem = PageTexts.Incomplete(L);
            return;
        }

        if (!tries.MayTry(RateLimits.AddressOf(HttpContext), Normal(Code)))
        {
            Problem = PageTexts.TooManyTries(L);
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        await Find(pin, cancellation);
    }

    private async Task Find(string pin, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var found = await reader.ByCode(Normal(Code), cancellation);
        var personal = found is null ? null : await reader.Personal(found.Id, cancellation);
        if (found is null || !Matches(personal?.Data?.Applicant.Phone, pin))
        {
            var left = TimeOfNo - Stopwatch.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, cancellation);
            }

            Problem = PageTexts.NoMatch(L);
            return;
        }

        var picture = await pictures.Of(found, new Actor("", []), L, caller.Now, cancellation);
        Tracking = TrackingMaker.Of(picture, await ratings.Has(found.Id, cancellation));
    }

    private static bool Matches(string? phone, string pin)
    {
        var digits = new string([.. (phone ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length >= 4
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(digits[^4..]),
                Encoding.ASCII.GetBytes(pin)
            );
    }

    /// <summary>People leave out dots and hyphens and write small letters: <c>h41 16681 mc 261120 0001</c> is one number.</summary>
    private static string Normal(string code)
    {
        var upper = code.ToUpperInvariant();
        if (Parts().Match(upper) is not { Success: true } match)
        {
            return upper;
        }

        var office = string.Join('.', Words().Matches(match.Groups["office"].Value).Select(m => m.Value));
        return $"{office}-{match.Groups["day"].Value}-{match.Groups["serial"].Value}";
    }

    [GeneratedRegex(
        @"^(?<office>[A-Z0-9][A-Z0-9 ._/-]*?)[ ._/-]*(?<day>[0-9]{6})[ ._/-]*(?<serial>[0-9]{4,6})$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Parts();

    [GeneratedRegex("[A-Z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Words();
}
