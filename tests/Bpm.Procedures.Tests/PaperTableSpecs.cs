using System.Text.RegularExpressions;

namespace Bpm.Procedures.Tests;

/// <summary>The eleven published step tables: five do not add up, and nothing is said of the other six.</summary>
public sealed partial class PaperTableSpecs
{
    [Theory]
    [InlineData("p01", null)]
    [InlineData("p02", "18 d")]
    [InlineData("p03", null)]
    [InlineData("p04", "14 d")]
    [InlineData("p05", null)]
    [InlineData("p06", "20 d")]
    [InlineData("p07", null)]
    [InlineData("p08", "20 d")]
    [InlineData("p09", "7 d")]
    [InlineData("p10", null)]
    [InlineData("p11", null)]
    public void A_table_that_does_not_add_up_is_found_with_its_sum(string table, string? sum)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Fixtures.Root, "paper-tables", table + ".yaml"));
        var code = Code().Match(System.Text.Encoding.UTF8.GetString(bytes)).Groups["code"].Value;
        var found = Fixtures.Read(new SourceFile($"catalogue/fixtures/{code}@1.yaml", bytes)).Diagnostics;
        if (sum is null)
        {
            found.ShouldNotContain(d => d.Code == "BPM-L006" || d.Code == "BPM-T007");
        }
        else
        {
            found
                .Where(d => d.Code == "BPM-L006")
                .ShouldHaveSingleItem()
                .Message.En.ShouldContain($"adds up to {sum},");
        }
    }

    [GeneratedRegex(
        @"^procedure: ""?(?<code>[^""\s]+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Code();
}
