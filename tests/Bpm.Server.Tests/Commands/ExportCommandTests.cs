using System.Text.Json;
using Bpm.Engine.Tests.Harness;
using Bpm.Server.Commands;

namespace Bpm.Server.Tests.Commands;

/// <summary><c>bpm show</c>, <c>diff</c>, <c>export</c> and <c>import --format elsa</c>, as a person or a program calls them.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private static readonly string s_procedures = Path.Combine(Repository.Root, "procedures");
    private static readonly string s_land = Path.Combine(s_procedures, "catalogue", "land", "1.012787@1.yaml");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bpm-export-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("text", "Các bước")]
    [InlineData("svg", "<svg ")]
    [InlineData("mermaid", "flowchart TD")]
    [InlineData("annex", "| TT | Nội dung công việc | Đơn vị | Chức danh | Thời gian | Kết quả |")]
    [InlineData("layout", "\"lanes\"")]
    public async Task Show_writes_each_form(string form, string part)
    {
        var (code, output, errors) = await Bpm("show", "1.012787@1", "--as", form, s_procedures);
        (code, errors).ShouldBe((0, ""));
        output.ShouldContain(part);
    }

    [Theory]
    [InlineData("bpm show: there is no procedure '1.012788'; did you mean '?", "show", "1.012788")]
    [InlineData(
        "bpm show: there is no form 'pdf'; one of: text, svg, mermaid, annex, layout.",
        "show",
        "1.012787",
        "--as",
        "pdf"
    )]
    [InlineData("bpm export: name one procedure, or --all.", "export", "--format", "elsa", "--out", "x")]
    [InlineData(
        "bpm export: there is no format 'xpdl'; one of: elsa, bpmn.",
        "export",
        "--format",
        "xpdl",
        "1.012787",
        "--out",
        "x"
    )]
    public async Task What_cannot_be_done_is_said(string message, params string[] args)
    {
        var (code, _, errors) = await Bpm(args);
        code.ShouldBe(2);
        errors.ShouldStartWith(message[..^1]);
    }

    [Fact]
    public async Task A_difference_is_said_in_both_languages_and_for_programs()
    {
        var draft = Path.Combine(folder.FullName, "1.012787@1.yaml");
        var text = await File.ReadAllTextAsync(s_land, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            draft,
            text.Replace("role: clerk", "role: leader", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        (await Bpm("diff", s_land, draft, "--procedures", s_procedures)).Output.ShouldBe(
            "bước “Vào sổ và đóng dấu” (issue): vai trò: clerk → leader\n"
        );
        (await Bpm("diff", s_land, draft, "--lang", "en", "--procedures", s_procedures)).Output.ShouldBe(
            "step issue: role: clerk -> leader\n"
        );
        var json = JsonDocument.Parse(
            (await Bpm("diff", s_land, draft, "--json", "--procedures", s_procedures)).Output
        );
        json.RootElement.GetProperty("changes")[0].GetProperty("subject").GetString().ShouldBe("step issue");
        (await Bpm("diff", s_land, s_land, "--lang", "en", "--procedures", s_procedures)).Output.ShouldBe(
            "Nothing changes.\n"
        );
    }

    [Fact]
    public async Task Elsa_goes_out_and_comes_back_to_the_byte()
    {
        var (code, output, _) = await Bpm(
            "export",
            "--format",
            "elsa",
            "1.012787@1",
            "--out",
            folder.FullName,
            "--procedures",
            s_procedures
        );
        code.ShouldBe(0);
        output.ShouldContain("approximated");
        (
            await Bpm(
                "export",
                "--format",
                "elsa",
                "1.012787@1",
                "--strict",
                "--out",
                folder.FullName,
                "--procedures",
                s_procedures
            )
        ).Code.ShouldBe(1);
        var file = Path.Combine(folder.FullName, "1.012787@1.elsa.json");
        (await Bpm("import", "--format", "elsa", file, "--out", folder.FullName)).Code.ShouldBe(0);
        var back = await File.ReadAllBytesAsync(
            Path.Combine(folder.FullName, "land", "1.012787@1.yaml"),
            TestContext.Current.CancellationToken
        );
        back.ShouldBe(await File.ReadAllBytesAsync(s_land, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bpmn_is_written()
    {
        (
            await Bpm(
                "export",
                "--format",
                "bpmn",
                "1.012787@1",
                "--out",
                folder.FullName,
                "--procedures",
                s_procedures
            )
        ).Code.ShouldBe(0);
        File.Exists(Path.Combine(folder.FullName, "1.012787@1.bpmn")).ShouldBeTrue();
    }

    private static async Task<(int Code, string Output, string Errors)> Bpm(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await Verbs.Run(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
