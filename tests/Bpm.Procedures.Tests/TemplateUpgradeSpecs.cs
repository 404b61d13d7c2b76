using System.Security.Cryptography;
using System.Text;
using Bpm.Procedures.Templates;
using NodaTime;

namespace Bpm.Procedures.Tests;

/// <summary><c>bpm template upgrade</c>: what a new template does to its users, and the files it writes.</summary>
public sealed class TemplateUpgradeSpecs
{
    private const string UserPath = "catalogue/test/local.residence-paper@1.yaml";
    private static readonly LocalDate s_monday = new(2026, 3, 2);

    private static IReadOnlyList<SourceFile> Files { get; } =
    [.. Fixtures.World, .. Fixtures.Folder(Path.Combine(Fixtures.Root, "templates"))];

    private static SourceFile User => Files.First(f => f.Path == UserPath);

    private static SourceFile Second(Func<string, string>? change = null)
    {
        var text = Text(Files.First(f => f.Path == "templates/commune-leader-signs@1.yaml"))
            .Replace("version: 1", "version: 2", StringComparison.Ordinal)
            .Replace("default: 4 working hours", "default: 2 working hours", StringComparison.Ordinal);
        return Fixtures.Text("templates/commune-leader-signs@2.yaml", change is null ? text : change(text));
    }

    [Fact]
    public void A_draft_is_changed_in_place_and_the_rest_of_its_text_stays()
    {
        var upgraded = Plan([.. Files, Second()]).ShouldHaveSingleItem();
        upgraded.NewVersion.ShouldBe(1);
        upgraded.File.Path.ShouldBe(UserPath);
        Text(upgraded.File).ShouldBe(Text(User).Replace("signs@1", "signs@2", StringComparison.Ordinal));
        upgraded.Changes.ShouldBe([
            "template commune-leader-signs: version: 1 -> 2",
            "step receive: 4 -> 2 working hours",
        ]);
        upgraded.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Every_later_step_s_date_moves_and_the_promise_stays()
    {
        var dates = Plan([.. Files, Second()]).ShouldHaveSingleItem().Dates;
        dates.Select(d => d.What).ShouldBe(["receive", "appraise", "sign", "issue"]);
        dates[0].Before.ShouldBe(new LocalDateTime(2026, 3, 2, 11, 30));
        dates[0].After.ShouldBe(new LocalDateTime(2026, 3, 2, 9, 30));
    }

    [Fact]
    public void A_published_version_stays_and_gets_a_successor()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(User.Bytes.Span));
        var published = Fixtures.Text(
            "published.lock",
            $"published: [{{ procedure: local.residence-paper, version: 1, hash: {hash}, from: 2026-01-01 }}]\n"
        );
        var files = new[] { published, Second() }.Concat(Files).ToList();
        var upgraded = Plan(files).ShouldHaveSingleItem();
        upgraded.NewVersion.ShouldBe(2);
        upgraded.File.Path.ShouldBe("catalogue/test/local.residence-paper@2.yaml");
        Text(upgraded.File)
            .ShouldBe(
                Text(User)
                    .Replace("signs@1", "signs@2", StringComparison.Ordinal)
                    .Replace(
                        "version: 1\n",
                        "version: 2\napplies: { received-from: 2026-03-02 }\n",
                        StringComparison.Ordinal
                    )
            );

        // Both versions stand side by side, and the folder has no finding; a second run has nothing to do.
        var after = files.Append(upgraded.File).ToList();
        Catalogue.Read(after).Diagnostics.ShouldBeEmpty();
        Plan(after).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "applies: { received-until: 2026-12-31 }",
        "applies: { received-from: 2026-03-02, received-until: 2026-12-31 }"
    )]
    [InlineData(
        "applies:\n  received-until: 2026-12-31",
        "applies:\n  received-from: 2026-03-02\n  received-until: 2026-12-31"
    )]
    [InlineData("applies: { received-from: 2025-01-01 }", "applies: { received-from: 2026-03-02 }")]
    [InlineData("applies: { received-from: \"2025-01-01\" }", "applies: { received-from: \"2026-03-02\" }")]
    public void The_first_day_is_written_where_the_file_has_its_days(string before, string expected)
    {
        var user = Fixtures.Text(
            UserPath,
            Text(User).Replace("confirmed: no", $"confirmed: no\n{before}", StringComparison.Ordinal)
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(user.Bytes.Span));
        var published = Fixtures.Text(
            "published.lock",
            $"published: [{{ procedure: local.residence-paper, version: 1, hash: {hash} }}]\n"
        );
        SourceFile[] files = [.. Files.Where(f => f.Path != UserPath), user, published, Second()];
        var upgraded = Plan(files).ShouldHaveSingleItem();
        Text(upgraded.File).ShouldContain($"confirmed: no\n{expected}\n");
    }

    [Fact]
    public void What_the_new_template_needs_is_said_before_anything_is_written()
    {
        var needs = Second(t =>
            t.Replace(
                "  - { id: sign, type: term, default: 1 working day }",
                "  - { id: sign, type: term }",
                StringComparison.Ordinal
            )
        );
        Plan([.. Files, needs]).ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Code.ShouldBe("BPM-M003");
    }

    private static System.Collections.Immutable.ImmutableArray<UpgradedProcedure> Plan(
        IReadOnlyList<SourceFile> files
    ) => TemplateUpgrade.Plan(files, "commune-leader-signs@1", "commune-leader-signs@2", s_monday);

    private static string Text(SourceFile file) => Encoding.UTF8.GetString(file.Bytes.Span);
}
