using System.Text;
using System.Text.RegularExpressions;
using Bpm.Procedures.Checks;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Tests;

/// <summary>
/// Each code has a bad file, a good file and the rendered findings of the bad one. <c>BPM_UPDATE_GOLDEN=1</c> rewrites
/// the texts; the diff in review is the review of the message.
/// </summary>
public sealed partial class CheckSpecs
{
    // Findings about bytes cannot stand in a text file: ReadingSpecs makes them. Those of examples come from the engine's runner.
    private static readonly string[] s_withoutFiles = ["BPM-Y001", "BPM-Y002", "BPM-Y003", "BPM-Y004"];

    private static bool HasFiles(DiagnosticCode code) =>
        code.Code[4] != 'E' && !s_withoutFiles.Contains(code.Code, StringComparer.Ordinal);

    private static string Folder { get; } = Path.Combine(Fixtures.Root, "checks");

    public static TheoryData<string> CodesWithFiles() =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.bad.yaml")
                .Select(f => Path.GetFileName(f).Split(".bad")[0])
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(CodesWithFiles))]
    public void A_bad_file_has_its_finding_in_these_words(string code)
    {
        var found = Read(code, "bad");
        found.ShouldContain(d => d.Code == code, DiagnosticText.Render(found));
        var text = InBoth(found);
        var golden = Path.Combine(Folder, code + ".txt");
        if (Fixtures.Updates)
        {
            File.WriteAllText(golden, text);
        }

        text.ShouldBe(File.ReadAllText(golden));
    }

    [Theory]
    [MemberData(nameof(CodesWithFiles))]
    public void Its_findings_speak_both_languages(string code)
    {
        foreach (var finding in Read(code, "bad"))
        {
            ShouldBeInBoth(finding.Message, $"{code}: the message");
            if (finding.Hint is { } hint)
            {
                ShouldBeInBoth(hint, $"{code}: the hint", mayBeSame: true);
            }
        }
    }

    [Fact]
    public void Every_code_has_its_title_and_its_reason_in_both_languages()
    {
        foreach (var code in Codes.All)
        {
            ShouldBeInBoth(code.Title, $"{code.Code}: the title");
            ShouldBeInBoth(code.Guards, $"{code.Code}: what it guards against");
        }
    }

    [Theory]
    [MemberData(nameof(CodesWithFiles))]
    public void A_good_file_does_not_have_it(string code)
    {
        var found = Read(code, "good");
        found.ShouldNotContain(d => d.Code == code && d.Severity != Severity.Notice, DiagnosticText.Render(found));
        found.ShouldNotContain(d => d.Severity == Severity.Error, DiagnosticText.Render(found));
    }

    [Fact]
    public void Every_code_is_shown_by_files() =>
        Codes
            .All.Where(HasFiles)
            .Select(c => c.Code)
            .Except(CodesWithFiles().Select(r => r.Data), StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public void The_docs_show_every_code_with_its_real_output()
    {
        var docs = new StringBuilder(
            """
            # Diagnostics

            Every finding that `bpm check`, the app and the server's log can show about the files of `procedures/`. This page is written by
            `BPM_UPDATE_GOLDEN=1 dotnet test tests/Bpm.Procedures.Tests` from the table `Codes` and the files of `tests/fixtures/checks`;
            a test compares it.

            An **error** keeps the file from being used; the rest of the folder loads. A **warning** is to be read before publishing. A **notice**
            says what a person should know. Findings of the areas T and L can be accepted with a reason and an end (`accepted:` in
            [procedure-format.md](procedure-format.md)); they then show as notices.

            The letter names the area: Y YAML and shape, T time, S steps, R organisation, L legal numbers, P papers, F form and examples,
            X rules, V versions, M templates, E what examples come out as.

            Every title, message and hint is there in Vietnamese and English; the app shows those of its reader, `bpm check --lang vi` the
            Vietnamese ones, `--json` both.

            """
        );
        foreach (var code in Codes.All)
        {
            docs.Append($"\n### {code.Code} {code.Title.Vi} · {code.Title.En}\n\n");
            docs.Append(
                $"{char.ToUpperInvariant(DiagnosticText.Word(code.Severity)[0])}{DiagnosticText.Word(code.Severity)[1..]}. Guards against: {code.Guards.En}.\n"
            );
            if (HasFiles(code))
            {
                docs.Append(
                    $"\n```\n{DiagnosticText.Render(Read(code.Code, "bad").First(d => d.Code == code.Code))}```\n"
                );
            }
        }

        var file = Path.Combine(Fixtures.Repository, "engine", "docs", "diagnostics.md");
        if (Fixtures.Updates)
        {
            File.WriteAllText(file, docs.ToString());
        }

        File.ReadAllText(file).ShouldBe(docs.ToString());
    }

    [Fact]
    public void Codes_are_given_once() => Codes.All.Select(c => c.Code).ShouldBeUnique();

    [Fact]
    public void Every_code_is_in_the_table() =>
        typeof(Codes).GetFields().Count(f => f.FieldType == typeof(DiagnosticCode)).ShouldBe(Codes.All.Length);

    [Fact]
    public void Checks_have_names_of_their_own() => ProcedureChecks.All.Select(c => c.Name).ShouldBeUnique();

    [Fact]
    public void Findings_can_be_read_by_programs()
    {
        var json = DiagnosticJson.Render(Read("BPM-R001", "bad"));
        json.ShouldStartWith(
            "[{\"code\":\"BPM-R001\",\"severity\":\"error\",\"file\":\"catalogue/test/local.sample@1.yaml\",\"line\":20,\"column\":11,\"length\":9,"
        );
    }

    [Fact]
    public void Programs_get_both_languages()
    {
        var json = DiagnosticJson.Render(Read("BPM-R001", "bad"));
        json.ShouldContain(
            "\"message\":\"không có vai trò “specialst”\",\"messageEn\":\"there is no role 'specialst'\""
        );
        json.ShouldContain("\"hint\":\"có phải là “specialist” không?\",\"hintEn\":\"did you mean 'specialist'?\"");
    }

    /// <summary>The findings in Vietnamese and below a line in English, so that a reader reviews both.</summary>
    private static string InBoth(System.Collections.Immutable.ImmutableArray<Diagnostic> found) =>
        $"{DiagnosticText.Render(found, Language.Vietnamese)}----\n{DiagnosticText.Render(found, Language.English)}";

    // Vietnamese without a single mark is English that was copied, or a sentence of nothing but the file's own words.
    private static void ShouldBeInBoth(Said said, string what, bool mayBeSame = false)
    {
        said.En.ShouldNotBeNullOrWhiteSpace(what);
        said.Vi.ShouldNotBeNullOrWhiteSpace(what);
        if (mayBeSame && said.Vi == said.En)
        {
            said.En.ShouldContain(
                '(',
                customMessage: $"{what}: only a signature or a call is alike in both: {said.En}"
            );
            return;
        }

        said.Vi.ShouldNotBe(said.En, what);
        Quoted().Replace(said.Vi, "").ShouldContain(c => VietnameseLetters.Contains(c), $"{what}: {said.Vi}");
    }

    private const string VietnameseLetters =
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
        + "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";

    // Words of the reader's own file.
    [GeneratedRegex("“[^”]*”", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    private static System.Collections.Immutable.ImmutableArray<Diagnostic> Read(string code, string kind) =>
        Fixtures.Read(FilesOf(code, kind)).Diagnostics;

    /// <summary>The files that a fixture holds, each below a line with its path.</summary>
    internal static IReadOnlyList<SourceFile> FilesOf(string code, string kind)
    {
        var files = new List<SourceFile>();
        StringBuilder? text = null;
        var path = "";
        foreach (var line in File.ReadAllText(Path.Combine(Folder, $"{code}.{kind}.yaml")).Split('\n'))
        {
            if (line.StartsWith("# path: ", StringComparison.Ordinal))
            {
                Close();
                (path, text) = (line["# path: ".Length..], new StringBuilder());
            }

            text?.Append(line).Append('\n');
        }

        Close();
        return files;

        // The last line break belongs to the split, not to the file.
        void Close()
        {
            if (text is not null)
            {
                files.Add(Fixtures.Text(path, text.ToString().TrimEnd('\n') + "\n"));
            }
        }
    }
}
