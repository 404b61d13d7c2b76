using System.Globalization;
using System.Net;
using Bpm.Server.Features.Session.OpenId;
using Bpm.Server.Hosting.Telemetry;
using Bpm.Server.Outgoing;
using Bpm.Server.Slips.Pdf;
using Bpm.Server.Storage;

namespace Bpm.Server.Hosting;

/// <summary>What the operator decided. Read once at start from the section <c>Bpm</c> and the command line.</summary>
internal sealed record ServerOptions
{
    public const string DefaultAddress = "http://127.0.0.1:5080";
    private static readonly string[] PortKeys = ["http_ports", "https_ports"];

    /// <summary>Folder of everything that must survive a restart.</summary>
    public required string DataFolder { get; init; }

    public required StorageOptions Storage { get; init; }

    /// <summary>File of the key that signs the daily roots.</summary>
    public required string RootKeyFile { get; init; }

    /// <summary>Whether the jobs run in this process; in tests of other things they don't.</summary>
    public required bool Jobs { get; init; }

    /// <summary>
    /// Demo people with a public password, unconfirmed procedures receivable, every paper marked as binding nobody.
    /// On unless said otherwise when nobody but this computer can connect.
    /// </summary>
    public required bool DemoMode { get; init; }

    /// <summary>Simulated dossiers that an empty demo store begins with, beside the dozen of the plan.</summary>
    public required int DemoDossiers { get; init; }

    /// <summary>Folder of the procedures; null when none was found.</summary>
    public required string? ProceduresFolder { get; init; }

    /// <summary>Whether every address is one that only this computer reaches.</summary>
    public required bool LoopbackOnly { get; init; }

    /// <summary>Tries to sign in that one address has in a minute.</summary>
    public required int SignInsPerMinute { get; init; }

    /// <summary>What another computer must show as a bearer to read the metrics; null lets this one alone read them.</summary>
    public string? MetricsToken { get; init; }

    /// <summary>How it tells the world outside.</summary>
    public required OutgoingOptions Outgoing { get; init; }

    /// <summary>Sign-in by an identity provider; null when it is not set up.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>Whether accounts sign in with their passwords here; off, only the identity provider lets people in.</summary>
    public required bool LocalSignIn { get; init; }

    /// <summary>Whether results are signed with a key file of this server: for tests and demonstrations.</summary>
    public bool SoftwareSigning { get; init; }

    /// <summary>File of that key.</summary>
    public string SigningKeyFile => Path.Combine(DataFolder, "signing-key.pem");

    /// <summary>The program that prints papers as PDF; null leaves it to the browser.</summary>
    public string? Chromium { get; init; }

    /// <summary>Where traces and measurements go; null sends nothing.</summary>
    public TelemetryOptions? Telemetry { get; init; }

    /// <summary>Whether no address was named.</summary>
    public required bool UsesDefaultAddress { get; init; }

    /// <summary>Why the server must not start, or null.</summary>
    public string? Problem =>
        !LocalSignIn && OpenId is null
            ? "Nobody could sign in: local sign-in is off (Bpm:LocalSignIn) and no identity provider is set up "
                + "(Bpm:OpenId:Authority)."
        : DemoMode && !LoopbackOnly
            ? "Demo mode has accounts with a public password, so it serves this computer only. "
                + "Listen on 127.0.0.1, or turn it off with --demo false (Bpm__Demo=false)."
        : null;

    public static ServerOptions Read(IConfiguration configuration, string contentRoot)
    {
        var data = Path.GetFullPath(configuration["Bpm:Data"] ?? "data", contentRoot);
        var addresses = Addresses(configuration).ToList();
        var loopback = addresses.TrueForAll(IsLoopback);
        return new ServerOptions
        {
            DataFolder = data,
            Storage = ReadStorage(configuration, data),
            RootKeyFile = Path.GetFullPath(configuration["Bpm:RootKey"] ?? "root-key.pem", data),
            Jobs = configuration["Bpm:Jobs"] is not { Length: > 0 } jobs || ReadYesNo(jobs),
            DemoMode = configuration["Bpm:Demo"] is { Length: > 0 } demo ? ReadYesNo(demo) : loopback,
            DemoDossiers = int.TryParse(
                configuration["Bpm:DemoDossiers"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var dossiers
            )
                ? Math.Min(dossiers, Limits.MostDemoDossiers)
                : Limits.DemoDossiers,
            ProceduresFolder = configuration["Bpm:Procedures"] ?? CatalogueFolder.Find(),
            LoopbackOnly = loopback,
            SignInsPerMinute = int.TryParse(
                configuration["Bpm:SignInsPerMinute"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var tries
            )
                ? Math.Max(1, tries)
                : Limits.SignInsPerMinute,
            MetricsToken = configuration["Bpm:MetricsToken"] is { Length: > 0 } token ? token : null,
            OpenId = OpenIdOptions.Read(configuration),
            SoftwareSigning = configuration["Bpm:Signing"] switch
            {
                null or "" => false,
                "software" => true,
                var other => throw new CannotServeException($"Bpm:Signing is 'software' or not set, not '{other}'."),
            },
            Chromium = ChromiumChoice.Find(configuration["Bpm:Chromium"], Environment.GetEnvironmentVariable("PATH")),
            Telemetry = TelemetryOptions.Read(configuration),
            LocalSignIn = configuration["Bpm:LocalSignIn"] is not { Length: > 0 } local || ReadYesNo(local),
            Outgoing = OutgoingOptions.Read(configuration),
            UsesDefaultAddress = addresses.Count == 0,
        };
    }

    private static StorageOptions ReadStorage(IConfiguration configuration, string data) =>
        new()
        {
            Provider = configuration["Bpm:Storage"] is { Length: > 0 } name
                ? ReadProvider(name)
                : StorageProvider.Sqlite,
            Path = Path.Combine(data, "bpm.db"),
            ConnectionString = configuration["Bpm:ConnectionString"],
        };

    private static bool ReadYesNo(string text) =>
        bool.TryParse(text, out var value)
            ? value
            : throw new CannotServeException($"Yes or no is written 'true' or 'false', not '{text}'.");

    private static StorageProvider ReadProvider(string text) =>
        Enum.TryParse<StorageProvider>(text, ignoreCase: true, out var provider)
            ? provider
            : throw new CannotServeException($"Storage is 'sqlite' or 'postgres', not '{text}'.");

    /// <summary>Addresses that the configuration names.</summary>
    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var kestrel = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint["Url"] ?? "");
        var ports = PortKeys
            .SelectMany(key => (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            .Select(port => $"http://*:{port}");
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return kestrel.Concat(urls.Length > 0 ? urls : ports);
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
        && (
            uri.Host == "localhost"
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))
        );

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"data {DataFolder}, procedures {ProceduresFolder ?? "none"}, {Storage.Provider}, demo {DemoMode}"
        );
}
