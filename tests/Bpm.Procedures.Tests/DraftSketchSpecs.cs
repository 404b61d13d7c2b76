using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Tests;

/// <summary>A draft is drawn and timed while it is written, right or wrong, and a tried run goes into it as an example.</summary>
public sealed class DraftSketchSpecs
{
    private const string Path = "catalogue/land/local.land-transfer@2.yaml";
    private static readonly string s_text = Encoding.UTF8.GetString(Fixtures.Sketch.Bytes.Span);
    private static readonly LanguageService s_language = new(
        new LanguageWorld(Fixtures.Read(Fixtures.Sketch), new LocalDate(2026, 3, 2))
    );

    [Fact]
    public void Every_draft_that_has_a_flow_is_drawn_whatever_is_wrong_with_it()
    {
        var drawn = 0;
        foreach (
            var file in Directory
                .EnumerateFiles(System.IO.Path.Combine(Fixtures.Root, "checks"), "*.yaml")
                .Order(StringComparer.Ordinal)
        )
        {
            var sketch = s_language.Sketch(
                File.ReadAllText(file),
                $"catalogue/test/{System.IO.Path.GetFileName(file)}"
            );
            sketch.IsSound.ShouldBe(sketch.Diagnostics.All(d => d.Severity != Severity.Error), file);
            if (sketch.Publication is { } publication)
            {
                LayoutBuilder.Build(publication, Fixtures.Read().Province).Boxes.ShouldNotBeEmpty(file);
                s_language.Times(publication).WithOthers.ShouldBeGreaterThanOrEqualTo(0, file);
                drawn++;
            }
        }

        drawn.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Text_that_is_half_typed_never_stops_the_drawing()
    {
        for (var length = 0; length < s_text.Length; length += 37)
        {
            var sketch = s_language.Sketch(s_text[..length], Path);
            if (sketch.Publication is { } publication)
            {
                LayoutBuilder.Build(publication, Fixtures.Read().Province).Boxes.ShouldNotBeEmpty($"{length}");
            }
        }
    }

    [Fact]
    public void The_steps_add_up_as_the_time_check_adds_them()
    {
        var sketch = s_language.Sketch(s_text, Path);
        sketch.IsSound.ShouldBeTrue();
        var times = s_language.Times(sketch.Publication!);
        times
            .Steps.Select(s => (s.Step, s.Minutes / (decimal)times.DayLength, s.SetBy))
            .ShouldBe([
                ("receive", 0.5m, null),
                ("measure", 5m, null),
                ("send-to-tax", 0.5m, null),
                ("tax", 3m, "tax"),
                ("sign", 1m, null),
                ("issue", 0.25m, null),
            ]);
        times.WithOthers.ShouldBe(times.Own + 3 * times.DayLength);
        times.Statutory.ShouldBe(Term.Parse("15 working days"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_example_goes_behind_the_others_and_reads_back(bool hasExamples)
    {
        var text = hasExamples ? s_text : s_text[..s_text.IndexOf("\nexamples:", StringComparison.Ordinal)] + "\n";
        var example = new Example("Thử: \"qua\" Tết", new LocalDateTime(2026, 2, 12, 9, 10), default)
        {
            Channel = Channel.Online,
            Form = new Dictionary<string, FactValue>
            {
                ["commune"] = new FactValue.Text("16681"),
                ["area"] = new FactValue.Number(120.5m),
                ["remote"] = new FactValue.YesNo(false),
                ["byAgent"] = new FactValue.YesNo(true),
            }.ToImmutableDictionary(),
            Do =
            [
                new ExampleAct("receive", null, null, default),
                new ExampleAct("measure", "ask-supplement", new LocalDateTime(2026, 2, 13, 10, 0), default),
            ],
            Due = new LocalDateTime(2026, 3, 12, 17, 30),
            Fee = 75_000,
            Outcome = "granted",
        };
        var result = ExampleEditor.Add(text, Path, example);
        result.Problem.ShouldBeNull();
        var after = TextEdits.Apply(text, result.Edits);
        TextEdits.Apply(after, TextEdits.Inverse(text, result.Edits)).ShouldBe(text);
        Lines(text).Except(Lines(after)).ShouldBeEmpty("nothing goes away");

        var read = s_language.Sketch(after, Path).Publication!.Procedure.Examples[^1];
        (read.Name, read.Received, read.Channel, read.Due, read.Fee, read.Outcome).ShouldBe(
            (example.Name, example.Received, example.Channel, example.Due, example.Fee, example.Outcome)
        );
        read.Form.OrderBy(a => a.Key, StringComparer.Ordinal)
            .ShouldBe(example.Form.OrderBy(a => a.Key, StringComparer.Ordinal));
        read.Do.Select(a => (a.Step, a.Action, a.At)).ShouldBe(example.Do.Select(a => (a.Step, a.Action, a.At)));
        ExampleEditor.Add(after, Path, example).Problem.ShouldBe("id-taken");
        ExampleEditor.Add("steps: [", Path, example).Problem.ShouldBe("text-unreadable");
    }

    [Fact]
    public void The_next_version_changes_its_number_and_confirmation_alone()
    {
        const string text =
            "# a\nprocedure: local.a\nversion: 2 # hai\nconfirmed: { by: tk1, on: 2026-01-01 } # ai\nname: A\n";
        TextEdits
            .Apply(text, NextVersion.Edits(text, Path, 3))
            .ShouldBe("# a\nprocedure: local.a\nversion: 3 # hai\nconfirmed: no # ai\nname: A\n");
        NextVersion.Edits("name: [", Path, 3).ShouldBeEmpty();
    }

    private static string[] Lines(string text) => text.Split('\n');
}
