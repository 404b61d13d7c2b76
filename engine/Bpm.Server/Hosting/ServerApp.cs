using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Bpm.Server.Demo;
using Bpm.Server.Features;
using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Delegations;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Drafts;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Publishing;
using Bpm.Server.Features.Reductions;
using Bpm.Server.Features.Reports;
using Bpm.Server.Features.Session.OpenId;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Files;
using Bpm.Server.Hosting.Telemetry;
using Bpm.Server.Jobs;
using Bpm.Server.Links;
using Bpm.Server.Live;
using Bpm.Server.Outgoing;
using Bpm.Server.Pages;
using Bpm.Server.Publishing;
using Bpm.Server.Reductions;
using Bpm.Server.Reports;
using Bpm.Server.Signing;
using Bpm.Server.Slips.Pdf;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Roots;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using NodaTime;

namespace Bpm.Server.Hosting;

/// <summary>The server put together: reads top to bottom as a list of decisions.</summary>
internal static class ServerApp
{
    private const string Either = "CookieOrToken";

    /// <summary>Short names of the options on the command line.</summary>
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--data"] = "Bpm:Data",
        ["--procedures"] = "Bpm:Procedures",
        ["--demo"] = "Bpm:Demo",
        ["--storage"] = "Bpm:Storage",
        ["--root-key"] = "Bpm:RootKey",
        ["--demo-dossiers"] = "Bpm:DemoDossiers",
        ["--jobs"] = "Bpm:Jobs",
        ["--urls"] = "urls",
    };

    /// <summary>The first argument that <c>serve</c> does not know; null when it knows them all.</summary>
    public static string? UnknownSwitch(string[] args) =>
        args.Where(a => a.StartsWith('-'))
            .Select(a => a.Split('=')[0])
            .FirstOrDefault(name => !Switches.ContainsKey(name) && !name.Contains(':', StringComparison.Ordinal));

    /// <summary>The options as <c>serve</c> would read them, for a verb that looks at the same data.</summary>
    public static ServerOptions ReadOptions(string[] args) =>
        ServerOptions.Read(
            new ConfigurationBuilder()
                .SetBasePath(ContentRoot.Find())
                .AddJsonFile("appsettings.json", optional: true)
                .AddEnvironmentVariables()
                .AddCommandLine(args, Switches)
                .Build(),
            ContentRoot.Find()
        );

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var contentRoot = ContentRoot.Find();
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = contentRoot, ApplicationName = "bpm" }
        );
        builder.Configuration.AddCommandLine(args, Switches);
        adjust?.Invoke(builder);

        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        // Keys lie in the data folder, which the operator guards as a whole.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // Where: this computer, unless an address is named.
        var options = ServerOptions.Read(builder.Configuration, contentRoot);
        if (options.UsesDefaultAddress)
        {
            builder.WebHost.UseUrls(ServerOptions.DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.MaxBody;
        });

        // What: the store, the catalogue, the clock, the demo.
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddStorage(options.Storage);
        services.AddSingleton(ServerClock.Create(builder.Environment, builder.Configuration));
        services.AddSingleton<IClock>(s => s.GetRequiredService<ServerClock>());
        services.AddSingleton<Publications>();
        services.AddSingleton<Names>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<DemoDossiers>();
        services.AddSingleton<SimulationWriter>();
        services.AddSingleton(new RootFiles(options.RootKeyFile));
        services.AddHostedService<Opening>();
        services.AddJobs(options);

        // Who: a cookie for browsers, a token for machines.
        services
            .AddAuthentication(Either)
            .AddPolicyScheme(Either, null, choose => choose.ForwardDefaultSelector = TokenSignIn.SchemeFor)
            .AddCookie(SignedInCookie.Scheme, SignedInCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, null);
        services.AddAuthorization();
        if (options.OpenId is { } provider)
        {
            services.AddSingleton(provider);
            services.AddSingleton<OpenIdProvider>();
        }

        services
            .AddDataProtection()
            .SetApplicationName("bpm")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataFolder, "keys")));
        services.AddScoped<Caller>();
        services.AddRateLimiter(RateLimits.Configure);
        services.AddSingleton<TrackingLimit>();

        // How: JSON over HTTP, live notices, plain pages.
        services.ConfigureHttpJsonOptions(json =>
        {
            // What the document says is what is taken: a number is no text, and what is required is there.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<FailureHandler>();
        // The framework would show the whole traceparent; people and tools look for the trace.
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.ShowTrace);
        services.AddOpenApi(OpenApiDocument.Name, OpenApiDocument.Configure);
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json"];
        });
        services.AddSingleton<WorldFacts>();
        services.AddSingleton<LinkDelivery>();
        services.AddSingleton<LinkPump>();
        services.AddHostedService(s => s.GetRequiredService<LinkPump>());
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<ResultSigning>();
        if (options.SoftwareSigning)
        {
            services.AddSingleton<IResultSigner>(_ => new SoftwareSigner(options.SigningKeyFile));
        }

        services.AddScoped<LanguageDesk>();
        services.AddScoped<TryDesk>();
        services.AddScoped<DraftDesk>();
        services.AddSingleton<InboxRows>();
        services.AddSingleton<WideCounts>();
        services.AddSingleton<Watching>();
        services.AddSingleton<FindDossier>();
        services.AddSingleton<DossierActs>();
        services.AddSingleton<ActScenes>();
        services.AddSingleton<DelegationDesk>();
        services.AddSingleton<FileDesk>();
        services.AddSingleton<IFileStore>(new DiskFileStore(Path.Combine(options.DataFolder, "files")));
        services.AddSingleton<TaskActs>();
        services.AddSingleton<TaskHolders>();
        services.AddSingleton<DossierFacts>();
        services.AddSingleton<MonthlyReports>();
        services.AddSingleton<EventLog>();
        services.AddSingleton<DossierPictures>();
        services.AddSingleton<CutRooms>();
        services.AddSingleton<CutHistory>();
        services.AddSingleton<DecisionProposals>();
        services.AddSingleton<VersionProposals>();
        services.AddSingleton<Publisher>();
        services.AddHostedService<PublishingWatch>();
        services.AddScoped<CutViewing>();
        services.AddScoped<ReductionDesk>();
        services.AddScoped<ProposalViewing>();
        services.AddSingleton<Ratings>();
        services.AddSingleton<RequestMeter>();
        services.AddSingleton<Metrics>();
        if (options.Chromium is { } chromium)
        {
            services.AddSingleton(_ => new ChromiumPrinter(chromium));
        }

        if (options.Telemetry is { } telemetry)
        {
            services.AddSingleton(_ => new TelemetryExport(telemetry));
            services.AddHostedService(s => s.GetRequiredService<TelemetryExport>());
        }

        services.AddOutgoing(options.Outgoing);
        services.AddLive(options.Storage);
        services.AddRazorPages();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/loi/500",
                // What a caller sent wrong is his to mend; all else is logged.
                SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            }
        );
        app.UseStatusPages();
        app.UseOwnFiles();
        app.UseTestClock();
        app.UseSameOriginHubs();
        app.UseRouting();
        app.UseRequestSpans();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<CommandHeaders>();
        app.MapRoutes();
        // Said here and not left to the host's start, so that `bpm openapi` knows the routes without serving.
        app.UseEndpoints(_ => { });
        return app;
    }

    /// <summary>Brings the store up to date, reads the catalogue, seeds the demo, and serves.</summary>
    /// <exception cref="CannotServeException">It must not start as it is set up.</exception>
    public static async Task Start(WebApplication app)
    {
        var options = app.Services.GetRequiredService<ServerOptions>();
        if (options.Problem is { } problem)
        {
            throw new CannotServeException(problem);
        }

        Directory.CreateDirectory(options.DataFolder);
        await SchemaRunner.Run(options.Storage);
        await app.StartAsync();
    }
}
