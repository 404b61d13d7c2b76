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

    private static readonly string[] s_ofTemplates =
    [
        "use: { template: commune-leader-signs@1 }\n",
        "template: commune-leader-signs@1",
        "with: { appraise: 1 working day }",
        "$appraise",
        "$x",
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
                var bytes = Mutations.Of(original.Bytes.ToArray(), random);
                if (round % 4 == 0)
                {
                    var splinter = Encoding.UTF8.GetBytes(s_ofTemplates[random.Next(s_ofTemplates.Length)]);
                    var at = random.Next(bytes.Length + 1);
                    bytes = [.. bytes[..at], .. splinter, .. bytes[at..]];
                }

                Check(original with { Bytes = bytes }, round);
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
                && one.Message.En.Length > 0
                && one.Message.Vi.Length > 0
                && one.Message.Vi != one.Message.En;
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
}
