using Bpm.Server.Commands;

namespace Bpm.Server.Tests.Web;

/// <summary>The API's document stands in git beside the staff app, so that a change of the API shows in review.</summary>
public sealed class OpenApiFileTests
{
    [Fact]
    public async Task The_document_in_git_is_the_one_that_the_server_gives()
    {
        var file = Path.Combine(Root(), "designer", "openapi.json");
        using var output = new StringWriter();
        (await Verbs.Run(["openapi"], output, TextWriter.Null)).ShouldBe(ExitCode.Done);
        var current = output.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("BPM_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, current);
        }

        (await File.ReadAllTextAsync(file)).ShouldBe(
            current,
            "the API changed: BPM_UPDATE_GOLDEN=1 bash tests/run Server"
        );
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Bpm.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Bpm.sln is in no folder above the tests.");
    }
}
