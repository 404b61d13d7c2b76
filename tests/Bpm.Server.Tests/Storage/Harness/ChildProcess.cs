using System.Diagnostics;
using Bpm.Server.Storage;

namespace Bpm.Server.Tests.Storage.Harness;

/// <summary>
/// A process that a test may kill: this program once more, running one of <see cref="Children"/> and no test. They talk
/// through a file, which outlives the kill.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const string Prefix = "BPM_TEST_CHILD_";

    private static readonly Lock Gate = new();

    private readonly Process process;
    private readonly string folder;

    private ChildProcess(Process process, string folder)
    {
        this.process = process;
        this.folder = folder;
    }

    /// <summary>What this process is the child for; null when it is none.</summary>
    public static string? Method => Setting("METHOD");

    public static StorageOptions Options =>
        new()
        {
            Provider = Enum.Parse<StorageProvider>(Setting("PROVIDER")!),
            Path = Setting("PATH")!,
            ConnectionString = Setting("CONNECTION"),
        };

    public static ChildProcess Start(string method, StorageOptions options, params string[] under)
    {
        var made = Directory.CreateTempSubdirectory("bpm-child-").FullName;
        string[] command =
        [
            .. under.Select(u => u.Replace("{folder}", made, StringComparison.Ordinal)),
            Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
            typeof(ChildProcess).Assembly.Location,
        ];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[Prefix + "METHOD"] = method;
        start.Environment[Prefix + "FOLDER"] = made;
        start.Environment[Prefix + "PROVIDER"] = options.Provider.ToString();
        start.Environment[Prefix + "PATH"] = options.Path;
        start.Environment[Prefix + "CONNECTION"] = options.ConnectionString;
        var child = Process.Start(start)!;
        child.OutputDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        return new ChildProcess(child, made);
    }

    /// <summary>In the child: one line for the parent, given to the system before this returns.</summary>
    public static void Say(string line)
    {
        lock (Gate)
        {
            File.AppendAllText(Path.Combine(Setting("FOLDER")!, "said"), line + "\n");
        }
    }

    /// <summary>Whole lines so far.</summary>
    public IReadOnlyList<string> Said()
    {
        var file = Path.Combine(folder, "said");
        if (!File.Exists(file))
        {
            return [];
        }

        var text = File.ReadAllText(file);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public string FileOf(string name) => Path.Combine(folder, name);

    public Task Says(string line) => Until(lines => lines.Contains(line));

    public async Task Until(Func<IReadOnlyList<string>, bool> enough)
    {
        for (var end = Stopwatch.GetTimestamp() + (90 * Stopwatch.Frequency); !enough(Said()); )
        {
            (process.HasExited && !enough(Said())).ShouldBeFalse("the child ended by itself");
            (Stopwatch.GetTimestamp() < end).ShouldBeTrue("the child said nothing for 90 s");
            await Task.Delay(5);
        }
    }

    public async Task Ends()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>SIGTERM: what a service manager sends.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(Prefix + name);
}
