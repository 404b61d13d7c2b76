using System.Text;
using Bpm.Procedures.Import;

namespace Bpm.Procedures.Tests.Import;

/// <summary>Lists as tables: CSV in old encodings, decomposed letters, merged heads, three columns, titles between rows.</summary>
public sealed class TableSpecs
{
    private const string Three =
        "Mã TTHC,Tên thủ tục hành chính,Thời hạn giải quyết\n"
        + "1.000201,\"Đăng ký mẫu, cấp xã\",05 ngày làm việc\n"
        + "1.000202,Cấp phép mẫu,\"15 ngày; trường hợp phức tạp 20 ngày\"\n"
        + "1.000203,Xác nhận mẫu,theo thỏa thuận\n";

    [Fact]
    public void Three_columns_are_read_and_rows_without_an_agency_are_refused_with_what_to_do()
    {
        var rows = Read(Three);
        rows.Rows.Select(r => r.Limit).ShouldBe([new FactTerm(5, "working"), new FactTerm(15, "calendar"), null]);
        rows.Rows[0].Name.ShouldBe("Đăng ký mẫu, cấp xã");
        rows.Rows[1].Limits.Length.ShouldBe(2);

        var refused = ImportWorlds.Import(rows);
        refused.Count(ImportOutcome.Refused).ShouldBe(3);
        refused.Rows[0].Notes[0].Reason.ShouldContain("default-agency");

        var world = ImportWorlds.Province with { Map = new ImportMap { DefaultAgency = "so-y-te" } };
        var taken = new Importer(world).Run(rows, new Dictionary<string, string>());
        taken.Count(ImportOutcome.New).ShouldBe(3);
        var unread = ImportWorlds.Read(taken).Publications.Single(p => p.Procedure.Code == "1.000203").Procedure;
        unread.Limit.Statutory.ShouldBeNull();
        unread.Limit.Hint!.ShouldContain("theo thỏa thuận");
        unread.Source.Kind.ShouldBe(ProvenanceKind.Derived);
    }

    [Fact]
    public void Windows_1258_and_decomposed_letters_give_the_same_rows()
    {
        var expected = Read(Three).Rows.Select(r => r.Name);
        var decomposed = Three.Normalize(NormalizationForm.FormD);
        Read(ListText.Decode(Encoding.UTF8.GetBytes(decomposed))).Rows.Select(r => r.Name).ShouldBe(expected);

        // Windows-1258 has letters such as ê, and tones as marks behind them.
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(Windows1258(Three));
        var text = ListText.Decode(old);
        text.ShouldBe(Three);
        Read(text).Rows.Select(r => r.Name).ShouldBe(expected);
    }

    [Fact]
    public void A_utf8_mark_semicolons_and_quoted_line_ends_are_read()
    {
        var bytes = Encoding
            .UTF8.GetPreamble()
            .Concat(Encoding.UTF8.GetBytes("Mã;Tên;Cơ quan thực hiện\n1.000301;\"Tên\ncó \"\"ngoặc\"\"\";Sở Y tế\n"))
            .ToArray();
        var row = Read(ListText.Decode(bytes)).Rows.ShouldHaveSingleItem();
        row.Name.ShouldBe("Tên có \"ngoặc\"");
        row.HandledBy.ShouldBe("Sở Y tế");
    }

    [Fact]
    public void A_merged_head_under_a_title_is_found_and_titles_between_rows_are_passed_over()
    {
        string[][] grid =
        [
            ["DANH MỤC THỦ TỤC HÀNH CHÍNH", "", "", "", ""],
            ["STT", "Thông tin", "Thông tin", "Giải quyết", "Giải quyết"],
            ["", "Mã TTHC", "Tên TTHC", "Cơ quan thực hiện", "Thời hạn"],
            ["I", "Lĩnh vực hộ tịch", "", "", ""],
            ["1", "1.000401", "Xác nhận mẫu", "UBND cấp xã", "Trong ngày làm việc"],
            ["", "", "", "", ""],
            ["2", "1.000402", "Cấp mẫu", "Sở Y tế", "08 giờ làm việc"],
        ];
        var rows = TableRows.Read([.. grid.Select(r => System.Collections.Immutable.ImmutableArray.Create(r))]).Rows;
        rows.Where(r => r.Code.StartsWith('1')).Select(r => r.Code).ShouldBe(["1.000401", "1.000402"]);
        rows.Single(r => r.Code == "1.000401").SameDay.ShouldBeTrue();
        rows.Single(r => r.Code == "1.000402").Limit.ShouldBe(new FactTerm(8, "hour"));
    }

    [Fact]
    public void A_table_without_codes_says_so()
    {
        var list = Read("Tên,Ghi chú\nA,B\n");
        list.Rows.ShouldBeEmpty();
        list.Bad.ShouldHaveSingleItem().Reason.ShouldContain("--map");
    }

    [Fact]
    public void Any_bytes_give_rows_or_reasons()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            var text = ListText.Decode(bytes);
            ImportWorlds.Import(TableRows.Read(CsvGrid.Read(text)));
            ImportWorlds.Import(JsonRows.Read(text));
        }
    }

    private static RowList Read(string text) => TableRows.Read(CsvGrid.Read(text));

    /// <summary>Base letters that the code page has, tones apart: how its keyboards wrote.</summary>
    private static string Windows1258(string text)
    {
        var old = new StringBuilder();
        foreach (var c in text)
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            const string Tones = "\u0300\u0301\u0303\u0309\u0323";
            var tone = parts.FirstOrDefault(Tones.Contains);
            old.Append(new string([.. parts.Where(p => p != tone)]).Normalize(NormalizationForm.FormC));
            if (tone != default)
            {
                old.Append(tone);
            }
        }

        return old.ToString();
    }
}
