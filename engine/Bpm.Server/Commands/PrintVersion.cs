using System.Reflection;

namespace Bpm.Server.Commands;

/// <summary>Which build this is.</summary>
internal static class PrintVersion
{
    public static string Version =>
        typeof(PrintVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "0";

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length > 0)
        {
            await errors.WriteLineAsync("bpm version: takes no arguments.");
            return ExitCode.WrongUsage;
        }

        await output.WriteLineAsync($"bpm {Version}");
        return ExitCode.Done;
    }
}
