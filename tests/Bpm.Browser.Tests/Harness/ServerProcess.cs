using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Bpm.Browser.Tests.Harness;

/// <summary>The real program in a process of its own, on 127.0.0.1 and a free port, with a data folder that outlives it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output;

    private ServerProcess(Process process, StringBuilder output, Uri address)
    {
        this.process = process;
        this.output = output;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <param name="procedures">Its folder of procedures.</param>
    public static async Task<ServerProcess> Start(string dataFolder, string procedures, string? address = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Repository.File("engine/Bpm.Server/bin/Debug/net10.0/bpm.dll"));
        start.ArgumentList.Add("serve");
        start.Environment["ASPNETCORE_URLS"] = address ?? "http://127.0.0.1:0";
        start.Environment["Bpm__Data"] = dataFolder;
        start.Environment["Bpm__Procedures"] = procedures;
        // Nothing happens to a dossier in a test but what the test does.
        start.Environment["Bpm__Jobs"] = "false";
        start.Environment["Bpm__DemoDossiers"] = "0";
        // A way of telling that sends nothing, so that one can be chosen.
        start.Environment["Bpm__Outgoing__Sms__Gateway"] = "test";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";

        var printed = new StringBuilder();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new Process { StartInfo = start, EnableRaisingEvents = true };
        started.OutputDataReceived += (_, line) => Read(line.Data);
        started.ErrorDataReceived += (_, line) => Read(line.Data);
        started.Exited += (_, _) =>
            listening.TrySetException(new InvalidOperationException($"The server ended:\n{printed}"));
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var found = await listening.Task.WaitAsync(TimeSpan.FromSeconds(120));
        var server = new ServerProcess(started, printed, found);
        await server.WaitUntilReady();
        return server;

        void Read(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (printed)
            {
                printed.AppendLine(line);
            }

            var match = AddressPattern().Match(line);
            if (match.Success && match.Groups["port"].Value != "0")
            {
                listening.TrySetResult(new Uri(match.Value));
            }
        }
    }

    /// <summary>kill -9: nothing is closed, nothing is flushed.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    private async Task WaitUntilReady()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!limit.IsCancellationRequested)
            {
                // Not listening yet.
            }

            await Task.Delay(100, limit.Token);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressPattern();
}
