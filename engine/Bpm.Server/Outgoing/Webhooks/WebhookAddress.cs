using System.Net;
using System.Net.Sockets;

namespace Bpm.Server.Outgoing.Webhooks;

/// <summary>
/// Which addresses a webhook may reach: the public internet, and networks that the operator named. Asked when a webhook
/// is set up, and again for the very address that is connected to, so that a name that answers otherwise later leads nowhere.
/// </summary>
internal sealed class WebhookAddress(OutgoingOptions options)
{
    /// <summary>Never, whatever the operator allows: cloud computers give their secrets to whoever asks there.</summary>
    private static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");

    private static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        LinkLocal,
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        // Multicast, reserved, broadcast.
        IPNetwork.Parse("224.0.0.0/3"),
    ];

    /// <summary>The one part of IPv6 that is given out to the public internet, and what in it is no plain host.</summary>
    private static readonly IPNetwork PublicSix = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPlainSix =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>Why an address cannot be used: <c>no-address</c>, <c>not-https</c>, <c>private</c>, <c>unresolved</c>; null when it can.</summary>
    public async Task<string?> Problem(string text, CancellationToken cancellation)
    {
        if (
            text.Length > OutgoingLimits.MaxAddress
            || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http")
            || url.UserInfo.Length > 0
            || url.Fragment.Length > 0
            || url.Host.Length == 0
        )
        {
            return "no-address";
        }

        var addresses = await Resolve(url.IdnHost, cancellation);
        if (addresses.Length == 0)
        {
            return "unresolved";
        }

        if (!addresses.All(MayReach))
        {
            return "private";
        }

        // Inside a network that the operator vouches for, plain HTTP may do.
        return url.Scheme == "https" || addresses.All(IsNamed) ? null : "not-https";
    }

    public bool MayReach(IPAddress address)
    {
        var plain = Plain(address);
        return !LinkLocal.Contains4(plain) && (IsPublic(plain) || IsNamed(plain));
    }

    /// <summary>Connects to an address that may be reached, of those that the name has at this moment.</summary>
    /// <exception cref="HttpRequestException">There is none.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var allowed = (await Resolve(host, cancellation)).Where(MayReach).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"'{host}' has no address that a webhook may reach.");
        }

        Socket? socket = null;
        try
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private static async Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var literal))
        {
            return [literal];
        }

        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    private bool IsNamed(IPAddress address) => options.PrivateNetworks.Any(n => n.Contains4(Plain(address)));

    private static bool IsPublic(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic.Any(n => n.Contains(address))
            : PublicSix.Contains(address) && !NotPlainSix.Any(n => n.Contains(address));

    /// <summary>An IPv4 address that is written as an IPv6 one is that IPv4 address.</summary>
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

/// <summary>Networks hold addresses of their own kind only.</summary>
file static class Networks
{
    public static bool Contains4(this IPNetwork network, IPAddress address) =>
        network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address);
}
