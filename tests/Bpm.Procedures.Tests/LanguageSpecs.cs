using System.Diagnostics;
using System.Text;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Reading;
using NodaTime;

namespace Bpm.Procedures.Tests;

/// <summary>What an editor asks of the language, on whole texts and on half-written ones.</summary>
public sealed class LanguageSpecs
{
    private const string SketchPath = "catalogue/land/local.land-transfer@2.yaml";
    private static readonly string s_sketch = Encoding.UTF8.GetString(Fixtures.Sketch.Bytes.Span);
    private static readonly LanguageWorld s_world = new(
        Catalogue.Read([
            .. Fixtures.World,
            .. Fixtures.Folder(Path.Combine(Fixtures.Root, "templates")),
            Fixtures.Sketch,
        ]),
        new LocalDate(2026, 3, 2)
    );

    /// <summary>Every place by <c>--long</c>, every eleventh otherwise.</summary>
    private static readonly int s_stride = Fixtures.IsLong ? 1 : 11;

    private static readonly LanguageService s_language = new(s_world);

    [Fact]
    public void Every_key_that_the_readers_accept_is_described_and_no_other()
    {
        var asked = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var file in ShapeSamples.All)
        {
            foreach (var (what, keys) in ShapeSamples.AskedOf(file, s_world))
            {
                asked.TryAdd(what, new HashSet<string>(StringComparer.Ordinal));
                asked[what].UnionWith(keys);
            }
        }

        asked.Keys.Order(StringComparer.Ordinal).ShouldBe(Shapes.All.Select(s => s.What).Order(StringComparer.Ordinal));
        foreach (var shape in Shapes.All)
        {
            shape
                .Keys.Select(k => k.Name)
                .Order(StringComparer.Ordinal)
                .ShouldBe(asked[shape.What].Order(StringComparer.Ordinal), shape.What);
        }
    }

    [Fact]
    public void Every_key_says_what_it_means_in_both_languages() =>
        Shapes
            .All.SelectMany(
                s => s.Keys,
                (s, k) => $"{s.Id}.{k.Name}: {k.Vi.Trim().Length > 0 && k.En.Trim().Length > 0}"
            )
            .ShouldAllBe(t => t.EndsWith("True"));

    [Fact]
    public void The_sketch_has_no_finding() => s_language.Diagnostics(s_sketch, SketchPath).ShouldBeEmpty();

    [Theory]
    // Keys by place.
    [InlineData("  - id: x\n    role: specialist\n    within: 5 working days\n    ¦\n", "not-by", "share", "actions")]
    [InlineData("  - { id: receive, kind: receive, ¦ }\n", "at", "role", "within")]
    [InlineData("  - id: x\n    kind: wait\n    ¦\n", "ground", "until", "ends-by")]
    // Kinds, roles, offices, units.
    [InlineData("  - { id: x, kind: ¦ }\n", "handoff", "parallel", "choice")]
    [InlineData("  - { id: x, kind: si¦ }\n", "sign")]
    [InlineData("  - { id: x, role: ¦ }\n", "specialist", "leader")]
    [InlineData("  - { id: x, at: { office: ¦ } }\n", "tax", "land-registration")]
    [InlineData("  - { id: x, at: { unit: ¦ } }\n", "16681")]
    [InlineData("  - { id: x, at: { office: tax, for: ¦ } }\n", "form.commune")]
    [InlineData("  - { id: x, at: ¦ }\n", "reception", "authority", "{ office: tax }")]
    // Step ids.
    [InlineData("  - { id: x, actions: { done: { to: ¦ } } }\n", "receive", "measure", "sign")]
    [InlineData("  - { id: x, actions: { done: { back-to: me¦ } } }\n", "measure")]
    [InlineData("  - { id: x, not-by: [¦ ] }\n", "measure")]
    [InlineData("  - { id: x, not-by: [measure, ¦\n", "sign")]
    // Grounds, policies, terms, papers.
    [InlineData("  - { id: x, actions: { ask: { pause: ¦ } } }\n", "supplement", "financial-obligation")]
    [InlineData("  - { id: x, kind: wait, ends-by: { policy: ¦ } }\n", "payment-period")]
    [InlineData("  - { id: x, within: ¦ }\n", "3 working days", "same day")]
    [InlineData("  - { id: x, within: 3 wo¦ }\n", "3 working days")]
    [InlineData("  - { id: x, takes: [¦] }\n", "certificate")]
    // Fields in conditions.
    [InlineData("  - { id: x, only-when: form.¦ }\n", "area", "remote")]
    [InlineData("  - { id: x, only-when: form.re¦ }\n", "remote")]
    [InlineData("  - { id: x, only-when: gi¦ }\n", "given")]
    // In the midst of typing.
    [InlineData("  - { id: x, ro¦\n", "role")]
    [InlineData("  - id: x\n    ro¦\n", "role")]
    [InlineData("  - id: x\n    at: rec¦\n", "reception")]
    [InlineData("  - id: x\n    actions: { done: { to: mea¦\n", "measure")]
    public void Proposals_fit_their_place(string steps, params string[] expected)
    {
        var (text, offset) = Cursor(s_sketch.Replace("steps:\n", "steps:\n" + steps, StringComparison.Ordinal));
        var completions = s_language.Complete(text, SketchPath, offset);
        expected.Except(completions.Items.Select(i => i.Label), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("¦", "procedure")]
    [InlineData("procedure: local.x\nver¦", "version")]
    [InlineData("procedure: local.x\nsource: { kind: ¦ }\n", "published", "demo")]
    [InlineData("procedure: local.x\nuse: { template: ¦ }\n", "commune-leader-signs@1")]
    [InlineData("procedure: local.x\nuse: { template: commune-leader-signs@1, with: { ¦ } }\n", "appraise")]
    [InlineData(
        "procedure: local.x\nfees:\n  - { id: f, amount: ¦ }\nrules: |\n  function fee() { return 1; }\n",
        "rule fee"
    )]
    [InlineData(
        "form:\n  - { id: area, label: A, type: number }\nrules: >\n  function fee() { return form.¦; }\n",
        "area"
    )]
    public void Proposals_fit_a_file_that_has_just_begun(string draft, params string[] expected)
    {
        var (text, offset) = Cursor(draft);
        var labels = s_language.Complete(text, "catalogue/land/local.x@1.yaml", offset).Items.Select(i => i.Label);
        expected.Except(labels, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void A_chosen_proposal_replaces_the_word()
    {
        var (text, offset) = Cursor(s_sketch.Replace("role: leader", "role: le¦", StringComparison.Ordinal));
        var completions = s_language.Complete(text, SketchPath, offset);
        var insert = completions.Items.First(i => i.Label == "leader").Insert;
        (text[..completions.From] + insert + text[completions.To..]).ShouldBe(s_sketch);
    }

    [Theory]
    [InlineData("within: 5", "Thời hạn của bước", "The step's own term")]
    [InlineData("5 working days\n    actions", "5 ngày làm việc", "5 working days")]
    [InlineData("role: spe", "Vai trò được làm bước này", "The role that may do it")]
    [InlineData("specialist\n", "Chuyên viên", "Specialist")]
    [InlineData(
        "supplement, back",
        "Chờ bổ sung hồ sơ: dừng đồng hồ, rồi tính tiếp",
        "supplement: stops the clocks, then they go on"
    )]
    [InlineData("measure }", "Thẩm định hồ sơ (5 ngày làm việc)", "measure, work (5 working days)")]
    [InlineData("tax, for", "Thuế khu vực Một", "the one office of the kind 'tax'")]
    [InlineData("form.commune } ", "Xã/phường", "commune: commune")]
    [InlineData("form.byAgent", "Nộp qua người được ủy quyền", "byAgent: yes-no")]
    [InlineData("form.area > 500", "Diện tích (m²)", "area: number")]
    [InlineData("demo }", "bản mẫu", "demo")]
    public void Hover_says_what_a_word_means(string at, string vi, string en)
    {
        var offset = s_sketch.IndexOf(at, StringComparison.Ordinal);
        offset.ShouldBeGreaterThan(0, at);
        var hover = s_language.Explain(s_sketch, SketchPath, offset).ShouldNotBeNull();
        (hover.Vi, hover.En).ShouldBe((vi, en));
    }

    [Fact]
    public void Hover_names_the_law()
    {
        var offset = s_sketch.IndexOf("payment-period", StringComparison.Ordinal);
        var hover = s_language.Explain(s_sketch, SketchPath, offset).ShouldNotBeNull();
        hover.Basis.ShouldBe("điều 4");
        hover.Vi.ShouldBe("từ 01/01/2020: 30 ngày");
    }

    [Theory]
    [InlineData("measure, back-to", null)]
    [InlineData("sign, outcome", "- id: sign")]
    [InlineData("measure.done", "- id: measure")]
    [InlineData("form.commune } ", "id: commune")]
    [InlineData("form.area > 500", "id: area")]
    [InlineData("rule fee", "function fee")]
    public void Definition_leads_to_the_declaration(string at, string? declared)
    {
        var offset = s_sketch.IndexOf(at, StringComparison.Ordinal);
        var place = offset < 0 ? null : s_language.Definition(s_sketch, SketchPath, offset);
        if (declared is null)
        {
            place.ShouldBeNull();
            return;
        }

        place.ShouldNotBeNull().File.ShouldBeNull();
        var name = declared.Split(' ')[^1];
        s_sketch[place.From..place.To].ShouldBe(name);
        place.From.ShouldBe(s_sketch.IndexOf(declared, StringComparison.Ordinal) + declared.Length - name.Length);
    }

    [Theory]
    [InlineData("specialist\n", "organisation/all.yaml")]
    [InlineData("supplement, back", "policies/all.yaml")]
    [InlineData("payment-period", "policies/all.yaml")]
    public void Definition_leads_to_other_files(string at, string file) =>
        s_language
            .Definition(s_sketch, SketchPath, s_sketch.IndexOf(at, StringComparison.Ordinal))
            .ShouldNotBeNull()
            .File.ShouldBe(file);

    [Fact]
    public void Symbols_are_the_outline()
    {
        var symbols = LanguageService.Symbols(s_sketch, SketchPath);
        symbols.Select(s => s.Id).ShouldContain("steps");
        symbols
            .Single(s => s.Id == "steps")
            .Children.Select(s => s.Id)
            .ShouldBe(["receive", "measure", "send-to-tax", "tax", "pay", "sign", "issue", "hand-over"]);
        symbols.Single(s => s.Id == "rules").Children.Single().Id.ShouldBe("fee");
    }

    public static TheoryData<string> FixableCodes() =>
        [
            "BPM-Y010",
            "BPM-Y011",
            "BPM-Y012",
            "BPM-Y014",
            "BPM-Y015",
            "BPM-Y016",
            "BPM-Y017",
            "BPM-T001",
            "BPM-S001",
            "BPM-S002",
            "BPM-S003",
            "BPM-S006",
            "BPM-S007",
            "BPM-S008",
            "BPM-S010",
            "BPM-S012",
            "BPM-S013",
            "BPM-S016",
            "BPM-S017",
            "BPM-R001",
            "BPM-R002",
            "BPM-R003",
            "BPM-L001",
            "BPM-L002",
            "BPM-L010",
            "BPM-P001",
            "BPM-P002",
            "BPM-F001",
            "BPM-F002",
            "BPM-F003",
            "BPM-F005",
            "BPM-F008",
            "BPM-F009",
            "BPM-X003",
            "BPM-X005",
            "BPM-X006",
            "BPM-L007",
            "BPM-M003",
        ];

    [Theory]
    [MemberData(nameof(FixableCodes))]
    public void A_fix_makes_its_finding_go_away(string code)
    {
        var files = CheckSpecs.FilesOf(code, "bad");
        var world = new LanguageWorld(Fixtures.Read(files), new LocalDate(2026, 3, 2));
        var language = new LanguageService(world);
        var tried = 0;
        foreach (var file in files.Where(f => CataloguePlace.Of(f.Path) != PlaceKind.Lock))
        {
            var text = Encoding.UTF8.GetString(file.Bytes.Span);
            var before = language.Diagnostics(text, file.Path);
            foreach (var fix in language.Fixes(text, file.Path, 0, text.Length).Where(f => f.Code == code))
            {
                tried++;
                var after = language.Diagnostics(TextEdits.Apply(text, fix.Edits), file.Path);
                after.Count(d => d.Code == code).ShouldBeLessThan(before.Count(d => d.Code == code), fix.En);
                after.ShouldNotContain(d => d.Code == "BPM-Y006", fix.En);
            }
        }

        tried.ShouldBeGreaterThan(0, DiagnosticText.Render(Fixtures.Read(files).Diagnostics));
    }

    [Fact]
    public void Broken_bytes_are_cleaned_by_a_fix()
    {
        var text = s_sketch.Replace("\n", "\r\n", StringComparison.Ordinal);
        var fix = s_language.Fixes(text, SketchPath, 0, text.Length).ShouldHaveSingleItem();
        TextEdits.Apply(text, fix.Edits).ShouldBe(s_sketch);
    }

    [Fact]
    public void Every_prefix_of_a_file_gets_answers()
    {
        // Each place of the sketch, with nothing behind it and with everything behind it.
        for (var i = 0; i <= s_sketch.Length; i += s_stride)
        {
            Ask(s_sketch[..i], i);
            s_language.Complete(s_sketch, SketchPath, i);
            s_language.Explain(s_sketch, SketchPath, i);
            s_language.Definition(s_sketch, SketchPath, i);
        }
    }

    [Fact]
    public void A_mutated_text_gets_answers()
    {
        var random = new Random(7);
        var rounds = Fixtures.IsLong ? 20_000 : 300;
        for (var i = 0; i < rounds; i++)
        {
            var text = Mutations.Of(s_sketch, random);
            Ask(text, random.Next(text.Length + 1));
        }
    }

    [Fact]
    public void A_file_of_400_lines_is_judged_in_less_than_20_ms()
    {
        var text = LongFile();
        text.Count(c => c == '\n').ShouldBeGreaterThan(400);
        s_language.Diagnostics(text, SketchPath);
        var best = Enumerable
            .Range(0, 10)
            .Min(_ =>
            {
                var started = Stopwatch.GetTimestamp();
                s_language.Diagnostics(text, SketchPath);
                return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            });
        TestContext.Current.TestOutputHelper?.WriteLine($"{best:0.0} ms");
#if DEBUG
        // Measured without optimisation on a busy machine; the release build holds the goal of 20 ms.
        best.ShouldBeLessThan(80);
#else
        best.ShouldBeLessThan(20);
#endif
    }

    private static string LongFile()
    {
        var steps = string.Concat(
            Enumerable
                .Range(1, 60)
                .Select(i =>
                    $"  - id: extra-{i}\n    name: Bước thêm {i}\n    at: authority\n    role: specialist\n    within: 1 working hour\n    actions:\n      done: {{}}\n"
                )
        );
        return s_sketch.Replace("  - { id: send-to-tax", steps + "  - { id: send-to-tax", StringComparison.Ordinal);
    }

    private static void Ask(string text, int offset)
    {
        foreach (var finding in s_language.Diagnostics(text, SketchPath))
        {
            finding.Position.Line.ShouldBeInRange(1, text.Count(c => c == '\n') + 1);
        }

        s_language.Complete(text, SketchPath, offset);
        s_language.Explain(text, SketchPath, offset);
        s_language.Definition(text, SketchPath, offset);
        LanguageService.Symbols(text, SketchPath);
    }

    private static (string Text, int Offset) Cursor(string text)
    {
        var offset = text.IndexOf('¦', StringComparison.Ordinal);
        return (text.Remove(offset, 1), offset);
    }
}
