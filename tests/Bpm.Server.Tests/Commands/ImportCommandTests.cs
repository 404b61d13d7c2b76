using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Bpm.Server.Commands;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;

namespace Bpm.Server.Tests.Commands;

/// <summary><c>bpm import</c> and <c>bpm confirm</c> over real files and folders.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Row =
        """{"code":"1.000101","name":"Cấp lại Giấy phép mẫu","field":"Đường bộ","handledBy":"Sở Xây dựng","levels":["province"],"limit":{"amount":5,"unit":"working"},"feeFree":true,"onlineOffered":true,"documents":[{"title":"Đơn đề nghị","originals":1}],"decision":"12/QĐ-BXD","asOf":"2026-07","flags":[]}""";

    private readonly string folder = Directory.CreateTempSubdirectory("bpm-import-").FullName;

    private string Out => Path.Combine(folder, "catalogue");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_dry_run_writes_nothing_an_import_writes_whole_files_and_a_second_one_changes_none()
    {
        var list = Write("list.jsonl", Row + "\n{broken\n");
        var (exit, text) = await Import(list, "--dry-run");
        exit.ShouldBe(ExitCode.FoundErrors);
        text.ShouldContain("1 new, 1 refused (dry run");
        Directory.Exists(Out).ShouldBeFalse();

        (_, text) = await Import(list);
        text.ShouldContain("line 2");
        var file = Directory.GetFiles(Out, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Path.GetRelativePath(Out, file).Replace('\\', '/').ShouldBe("road/1.000101@1.yaml");

        var (_, json) = await Import(list, "--json");
        var report = JsonDocument.Parse(json).RootElement;
        report.GetProperty("unchanged").GetInt32().ShouldBe(1);
        report.GetProperty("refused").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_confirmed_file_is_a_hand_edit_that_an_import_keeps()
    {
        await Import(Write("list.jsonl", Row));
        foreach (var part in new[] { "organisation", "calendars", "templates", "policies" })
        {
            CopyFolder(Path.Combine(SmallCatalogue.Folder, part), Path.Combine(folder, part));
        }

        var (exit, text) = await Run(
            "confirm",
            "1.000101",
            "--by",
            "Sở Tư pháp",
            "--why",
            "đối chiếu",
            "--on",
            "2026-03-02",
            "--procedures",
            folder
        );
        exit.ShouldBe(ExitCode.Done, text);
        var file = Path.Combine(Out, "road", "1.000101@1.yaml");
        var confirmed = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        confirmed.ShouldContain("# Confirmed: đối chiếu\nconfirmed: { by: Sở Tư pháp, on: 2026-03-02 }\n");

        (exit, text) = await Run("confirm", "1.000101", "--by", "B", "--why", "x", "--procedures", folder);
        exit.ShouldBe(ExitCode.FoundErrors);
        text.ShouldContain("left, Sở Tư pháp confirmed it on 2026-03-02");

        (_, text) = await Import(Path.Combine(folder, "list.jsonl"));
        text.ShouldContain("1 kept");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe(confirmed);
    }

    [Fact]
    public async Task What_is_not_published_is_not_confirmed_and_an_unknown_code_stops_all()
    {
        await Import(
            Write("list.jsonl", Row.Replace("\"flags\":[]", "\"flags\":[\"no_time_limit\"]", StringComparison.Ordinal))
        );
        foreach (var part in new[] { "organisation", "calendars", "templates", "policies" })
        {
            CopyFolder(Path.Combine(SmallCatalogue.Folder, part), Path.Combine(folder, part));
        }

        var (exit, text) = await Run(
            "confirm",
            "1.000101",
            "--by",
            "A",
            "--why",
            "x",
            "--force",
            "gấp",
            "--procedures",
            folder
        );
        exit.ShouldBe(ExitCode.FoundErrors);
        text.ShouldContain("its source is 'derived'");
        (exit, _) = await Run("confirm", "1.000101", "9.999999", "--by", "A", "--why", "x", "--procedures", folder);
        exit.ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task An_excel_file_with_merged_heads_is_read_and_a_damaged_one_refused()
    {
        var sheet = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>DANH MỤC</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>Thủ tục hành chính</t></is></c><c r="C2" t="inlineStr"><is><t>Giải quyết</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>Mã TTHC</t></is></c><c r="B3" t="inlineStr"><is><t>Tên TTHC</t></is></c><c r="C3" t="inlineStr"><is><t>Cơ quan thực hiện</t></is></c><c r="D3" t="inlineStr"><is><t>Thời hạn giải quyết</t></is></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>1.000501</t></is></c><c r="B4" t="inlineStr"><is><t>Cấp mẫu</t></is></c><c r="C4" t="inlineStr"><is><t>Sở Y tế</t></is></c><c r="D4" t="inlineStr"><is><t>12 ngày làm việc</t></is></c></row>
            </sheetData><mergeCells count="2"><mergeCell ref="A2:B2"/><mergeCell ref="C2:D2"/></mergeCells></worksheet>
            """;
        var (exit, text) = await Import(Workbook(sheet));
        exit.ShouldBe(ExitCode.Done, text);
        var file = Directory.GetFiles(Out, "1.000501@1.yaml", SearchOption.AllDirectories).ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain(
            "limit: { statutory: 12 working days }"
        );

        (exit, text) = await Import(Write("damaged.xlsx", "PK no workbook"));
        exit.ShouldBe(ExitCode.WrongUsage);
        text.ShouldContain("no Excel workbook");
    }

    private Task<(int Exit, string Text)> Import(string file, params string[] more) =>
        Run(["import", file, "--out", Out, "--procedures", SmallCatalogue.Folder, .. more]);

    private static async Task<(int Exit, string Text)> Run(params string[] args)
    {
        using var output = new StringWriter();
        var exit = await Verbs.Run(args, output, output);
        return (exit, output.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private string Workbook(string sheet)
    {
        var path = Path.Combine(folder, "list.xlsx");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Entry(
            "[Content_Types].xml",
            """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
        );
        Entry(
            "_rels/.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        Entry(
            "xl/workbook.xml",
            """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Danh mục" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        Entry(
            "xl/_rels/workbook.xml.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
        );
        Entry("xl/worksheets/sheet1.xml", sheet);
        return path;

        void Entry(string name, string text)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(text);
        }
    }
}
