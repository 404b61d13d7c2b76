using System.Globalization;
using System.Net;
using Bpm.Server.Hosting;

namespace Bpm.Server.Outgoing;

/// <summary>How the server tells the world outside; section <c>Bpm:Outgoing</c>, and <c>Bpm:PublicUrl</c>. A way that is not set up is not offered.</summary>
internal sealed record OutgoingOptions
{
    /// <summary>Where people find this server, for links in messages; null leaves the links out.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Null: no e-mail.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>Whether short messages go to the test gateway; there is no other one yet.</summary>
    public bool TestSms { get; init; }

    /// <summary>The same for Zalo.</summary>
    public bool TestZalo { get; init; }

    /// <summary>Networks that webhooks may reach although they are not public: the province's own.</summary>
    public IReadOnlyList<IPNetwork> PrivateNetworks { get; init; } = [];

    /// <exception cref="CannotServeException">A value cannot be used.</exception>
    public static OutgoingOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Bpm:Outgoing");
        return new OutgoingOptions
        {
            PublicUrl = configuration["Bpm:PublicUrl"] is { Length: > 0 } url ? ReadUrl(url) : null,
            Smtp = section["Smtp:Host"] is { Length: > 0 } host ? ReadSmtp(section.GetSection("Smtp"), host) : null,
            TestSms = ReadGateway(section["Sms:Gateway"]),
            TestZalo = ReadGateway(section["Zalo:Gateway"]),
            PrivateNetworks =
            [
                .. (section["PrivateNetworks"] ?? "")
                    .Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)
                    .Select(ReadNetwork),
            ],
        };
    }

    private static SmtpOptions ReadSmtp(IConfigurationSection section, string host)
    {
        var from =
            section["From"]
            ?? throw new CannotServeException("E-mail needs a sender: set Bpm:Outgoing:Smtp:From (name@place).");
        if (!System.Net.Mail.MailAddress.TryCreate(from, out _))
        {
            throw new CannotServeException($"The sender of e-mail is not an address: '{from}'.");
        }

        return new SmtpOptions(
            host,
            int.TryParse(section["Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 587,
            !bool.TryParse(section["Tls"], out var tls) || tls,
            section["User"],
            section["Password"],
            from,
            [.. (section["Domains"] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)]
        );
    }

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new CannotServeException($"Bpm:PublicUrl is not an address: '{text}'.");

    private static bool ReadGateway(string? name) =>
        name switch
        {
            null or "" => false,
            "test" => true,
            _ => throw new CannotServeException($"There is no gateway '{name}': only 'test', which sends nothing."),
        };

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network)
            ? network
            : throw new CannotServeException(
                $"Bpm:Outgoing:PrivateNetworks: '{text}' is no network such as 10.0.0.0/8."
            );
}

/// <param name="Tls">STARTTLS before anything is said; a server without it is not used then.</param>
/// <param name="Domains">Addresses must end so; empty for any.</param>
internal sealed record SmtpOptions(
    string Host,
    int Port,
    bool Tls,
    string? User,
    string? Password,
    string From,
    IReadOnlyList<string> Domains
);
