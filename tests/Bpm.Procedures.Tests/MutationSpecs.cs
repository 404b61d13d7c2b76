using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Tests;

/// <summary>Whatever happens to a file, reading it gives findings inside it, and never an exception.</summary>
public sealed class MutationSpecs
{
    private static readonly int s_rounds = Environment.GetEnvironmentVariable("BPM_LONG") == "1" ? 200_000 : 10_000;

    /// <summary>Read once; a mutated procedure is read among these.</summary>
    private static readonly Catalogue s_world = Fixtures.Read(
        Fixtures.Folder(Path.Combine(Fixtures.Root, "templates"))
    );

    private static readonly ImmutableArray<SourceFile> s_templateWorld =
    [
        .. Fixtures.World,
        .. Fixtures.Folder(Path.Combine(Fixtures.Root, "templates")),
    ];

    /// <summary>Every file of the tree that a reader is for, where its reader looks for it.</summary>
    private static readonly ImmutableArray<SourceFile> s_originals =
    [
        Fixtures.Sketch,
        .. Fixtures.World,
        .. Fixtures.Folder(Path.Combine(Fixtures.Repository, "procedures")),
        .. Fixtures.Folder(Path.Combine(Fixtures.Root, "templates")),
        .. Directory
            .EnumerateFiles(Fixtures.Root, "*.yaml", SearchOption.AllDirectories)
            .Where(f => !f.StartsWith(Path.Combine(Fixtures.Root, "world"), StringComparison.Ordinal))
            .Where(f => !f.StartsWith(Path.Combine(Fixtures.Root, "templates"), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile("catalogue/test/" + Path.GetFileName(f), File.ReadAllBytes(f))),
    ];

    private const string Printable = " \n:-[]{}'\"|>&*!%#?,abc019~@`";

    private static readonly string[] s_splinters =
    [
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "|\n",
        "&a ",
        "*a",
        "!x ",
        "#",
        "---\n",
        "~",
        "yes",
        "-1",
        "99999999999",
        "same day",
        "5 working days",
        "2026-02-30",
        "form.",
        "form.area",
        "rule ",
        "to: receive",
        "kind: parallel",
        "kind: group",
        "kind: child",
        "kind: choice",
        "kind: stage",
        "kind: consult",
        "use: { template: commune-leader-signs@1 }",
        "$appraise",
        "$x",
        "template: ",
        "with: { appraise: 1 working day }",
        "steps: []",
        "id: receive",
        "\n",
        "\n  ",
        "\t",
        "\u0000",
        "ế",
        "e\u0302\u0301",
        "\u2028",
        "\uD800",
    ];

    // A round has its own seed, so that a failing one can be run alone.
    [Fact]
    public void A_mutated_file_has_findings_inside_it() =>
        Parallel.For(
            0,
            s_rounds,
            round =>
            {
                var random = new Random(20_261_122 + round);
                var original = s_originals[random.Next(s_originals.Length)];
                Check(original with { Bytes = Mutate(original.Bytes.ToArray(), random) }, round);
            }
        );

    [Fact]
    public void Random_bytes_have_findings_inside_them()
    {
        string[] paths =
        [
            "catalogue/test/a@1.yaml",
            "calendars/a.yaml",
            "organisation/a.yaml",
            "policies/a.yaml",
            "reductions/a.yaml",
            "templates/a@1.yaml",
            "published.lock",
            "x",
        ];
        Parallel.For(
            0,
            s_rounds,
            round =>
            {
                var random = new Random(2_026 + round);
                var bytes = new byte[random.Next(200)];
                random.NextBytes(bytes);
                if (round % 2 == 0)
                {
                    // Printable ones come further into the reader.
                    bytes = [.. bytes.Select(b => (byte)Printable[b % Printable.Length])];
                }

                Check(new SourceFile(paths[random.Next(paths.Length)], bytes), round);
            }
        );
    }

    private static void Check(SourceFile file, int round)
    {
        ImmutableArray<Diagnostic> found;
        try
        {
            found = Findings(file);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                $"round {round}, {file.Path}:\n{Encoding.UTF8.GetString(file.Bytes.Span)}",
                e
            );
        }

        var lines = Encoding.UTF8.GetString(file.Bytes.Span).Split('\n');
        foreach (var one in found.Where(d => d.Position.File == file.Path))
        {
            // As plain comparisons: an assertion's message costs more than the reader.
            var isInside =
                one.Position.Line >= 1
                && one.Position.Line <= Math.Max(1, lines.Length)
                && one.Position.Column >= 1
                && one.Position.Column <= (one.SourceLine?.Length ?? 0) + 1
                && one.Length > 0
                && DiagnosticText.Render(one).Length > 0;
            isInside.ShouldBeTrue($"round {round}: {one}");
        }
    }

    // A procedure is read in the world of the others; any other file makes a small world of its own.
    private static ImmutableArray<Diagnostic> Findings(SourceFile file) =>
        CataloguePlace.Of(file.Path) switch
        {
            PlaceKind.Procedure => s_world.ReadProcedure(file).Diagnostics,
            PlaceKind.Template => Catalogue
                .Read([file, .. s_templateWorld.Where(f => f.Path != file.Path)])
                .Diagnostics,
            _ => Catalogue.Read([file]).Diagnostics,
        };

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(list.Count + 1);
            switch (random.Next(6))
            {
                case 0:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(s_splinters[random.Next(s_splinters.Length)]));
                    break;
                case 1 when list.Count > 1:
                    list.RemoveRange(at % list.Count, Math.Min(random.Next(1, 30), list.Count - (at % list.Count)));
                    break;
                case 2 when list.Count > 0:
                    list[at % list.Count] = (byte)random.Next(256);
                    break;
                case 3 when list.Count > 10:
                    var from = random.Next(list.Count - 5);
                    list.InsertRange(at, list.GetRange(from, Math.Min(random.Next(5, 200), list.Count - from)));
                    break;
                case 4 when list.Count > 0:
                    // Cut off: a file saved half-way.
                    list.RemoveRange(at % list.Count, list.Count - (at % list.Count));
                    break;
                default:
                    SwapWords(list, random);
                    break;
            }
        }

        return [.. list];
    }

    // Exchanges two words, which keeps the file YAML and turns its meaning round.
    private static void SwapWords(List<byte> list, Random random)
    {
        var words = Encoding.UTF8.GetString([.. list]).Split(' ');
        var (a, b) = (random.Next(words.Length), random.Next(words.Length));
        (words[a], words[b]) = (words[b], words[a]);
        list.Clear();
        list.AddRange(Encoding.UTF8.GetBytes(string.Join(' ', words)));
    }
}
