using System.Text;
using Bpm.Procedures.Checks;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Tests;

/// <summary>
/// Each code has a bad file, a good file and the rendered findings of the bad one. <c>BPM_UPDATE_GOLDEN=1</c> rewrites
/// the texts; the diff in review is the review of the message.
/// </summary>
public sealed class CheckSpecs
{
    // Findings about bytes cannot stand in a text file; ReadingSpecs makes them.
    private static readonly string[] s_inReadingSpecs = ["BPM-Y001", "BPM-Y002", "BPM-Y003", "BPM-Y004"];

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
        var text = DiagnosticText.Render(found);
        var golden = Path.Combine(Folder, code + ".txt");
        if (Fixtures.Updates)
        {
            File.WriteAllText(golden, text);
        }

        text.ShouldBe(File.ReadAllText(golden));
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
            .All.Select(c => c.Code)
            .Except(s_inReadingSpecs, StringComparer.Ordinal)
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
            X rules, V versions, M templates.

            """
        );
        foreach (var code in Codes.All)
        {
            docs.Append($"\n### {code.Code} {code.Title}\n\n");
            docs.Append(
                $"{char.ToUpperInvariant(DiagnosticText.Word(code.Severity)[0])}{DiagnosticText.Word(code.Severity)[1..]}. Guards against: {code.Guards}.\n"
            );
            if (!s_inReadingSpecs.Contains(code.Code, StringComparer.Ordinal))
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
