using System.Text.Json;
using Bpm.Server.Commands;

namespace Bpm.Server.Tests.Commands;

/// <summary><c>bpm fmt</c> over real folders.</summary>
public sealed class FmtCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bpm-fmt-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_is_formatted_once_and_then_stays()
    {
        var file = Write("a.yaml", "a:   1 # why\r\nb: [ 1,2 ]");
        var (exit, text) = await Run("fmt", folder, "--check");
        exit.ShouldBe(ExitCode.FoundErrors);
        text.ShouldBe($"not formatted: {file}\n1 files, 1 not formatted\n");
        (await File.ReadAllTextAsync(file)).ShouldStartWith("a:   1");

        (exit, text) = await Run("fmt", folder);
        (exit, text).ShouldBe((ExitCode.Done, $"formatted: {file}\n1 files, 1 changed\n"));
        (await File.ReadAllTextAsync(file)).ShouldBe("a: 1   # why\nb: [1, 2]\n");

        (await Run("fmt", folder, "--check")).ShouldBe((ExitCode.Done, "1 files, 0 not formatted\n"));
        Directory.GetFiles(folder).ShouldBe([file]);
    }

    [Fact]
    public async Task A_broken_file_is_left_and_named()
    {
        var file = Write("a.yaml", "a: [1\n");
        var (exit, text) = await Run("fmt", file, "--json");
        exit.ShouldBe(ExitCode.FoundErrors);
        using var json = JsonDocument.Parse(text);
        json.RootElement.GetProperty("errors").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString().ShouldBe("BPM-Y006");
        (await File.ReadAllTextAsync(file)).ShouldBe("a: [1\n");
    }

    [Fact]
    public async Task Wrong_bytes_are_never_written_over()
    {
        var file = Path.Combine(folder, "a.yaml");
        byte[] bytes = [.. "a:   "u8, 0xFF, (byte)'\n'];
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        (await Run("fmt", file)).Exit.ShouldBe(ExitCode.FoundErrors);
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("fmt")]
    [InlineData("fmt", "--wrong")]
    [InlineData("fmt", "no-such-folder")]
    public async Task Wrong_usage_is_said(params string[] args) => (await Run(args)).Exit.ShouldBe(ExitCode.WrongUsage);

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<(int Exit, string Text)> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (await Verbs.Run(args, output, TextWriter.Null), output.ToString());
    }
}
