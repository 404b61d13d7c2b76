using Bpm.Tests.Shared;
using Microsoft.Playwright;

namespace Bpm.Browser.Tests.Harness;

/// <summary>One server with its demo data and one Chromium for all journeys; each person gets a context of his own.</summary>
public class Journey : IAsyncLifetime
{
    private const int Patience = 15_000;

    private static readonly string[] ChromiumFlags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly string data = Directory.CreateTempSubdirectory("bpm-browser-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private ServerProcess? server;

    public Uri Address => server!.Address;

    /// <summary>What the server reads; the small catalogue answers soonest.</summary>
    protected virtual string Procedures => SmallCatalogue.Folder;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.Start(data, Procedures);
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium(),
                Headless = true,
                Args = ChromiumFlags,
            }
        );
    }

    /// <summary>A browser window of its own for one person.</summary>
    public async Task<IPage> NewPage(int width = 1366, int height = 768, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = height },
                Locale = "vi-VN",
                ColorScheme = scheme,
                TimezoneId = "Asia/Ho_Chi_Minh",
            }
        );
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>kill -9 in the middle, and the same program on the same data and address again.</summary>
    public async Task KillAndRestart()
    {
        var address = Address.GetLeftPart(UriPartial.Authority);
        await server!.Kill();
        await server.DisposeAsync();
        server = await ServerProcess.Start(data, Procedures, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string Chromium() =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("No Chromium on this machine; tests/run installs it.");
}
