using System.Text;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Tests;

/// <summary>Whatever happens to a file, reading it gives findings inside it, and never an exception.</summary>
public sealed class MutationSpecs
{
    private static readonly int s_rounds = Environment.GetEnvironmentVariable("BPM_LONG") == "1" ? 200_000 : 2_000;

    private const string Printable = " \n:-[]{}'\"|>&*!%#?,abc019~@`";

    [Fact]
    public void A_mutated_file_has_findings_inside_it()
    {
        var random = new Random(20_261_122);
        SourceFile[] originals =
        [
            Fixtures.Sketch,
            .. Fixtures.World,
            .. Directory
                .EnumerateFiles(Path.Combine(Fixtures.Root, "checks"), "*.good.yaml")
                .Select(f => new SourceFile("catalogue/test/" + Path.GetFileName(f), File.ReadAllBytes(f))),
            .. Directory
                .EnumerateFiles(Path.Combine(Fixtures.Root, "paper-tables"), "*.yaml")
                .Select(f => new SourceFile("catalogue/test/" + Path.GetFileName(f), File.ReadAllBytes(f))),
        ];
        for (var round = 0; round < s_rounds; round++)
        {
            var original = originals[random.Next(originals.Length)];
            Check(new SourceFile(original.Path, Mutations.Of(original.Bytes.ToArray(), random)), round);
        }
    }

    [Fact]
    public void Random_bytes_have_findings_inside_them()
    {
        var random = new Random(2_026);
        string[] paths =
        [
            "catalogue/test/a@1.yaml",
            "calendars/a.yaml",
            "organisation/a.yaml",
            "policies/a.yaml",
            "reductions/a.yaml",
            "published.lock",
            "x",
        ];
        for (var round = 0; round < s_rounds; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (round % 2 == 0)
            {
                // Printable ones come further into the reader.
                bytes = [.. bytes.Select(b => (byte)Printable[b % Printable.Length])];
            }

            Check(new SourceFile(paths[random.Next(paths.Length)], bytes), round);
        }
    }

    private static void Check(SourceFile file, int round)
    {
        Catalogue catalogue;
        try
        {
            catalogue = Fixtures.Read(file);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                $"round {round}, {file.Path}:\n{Encoding.UTF8.GetString(file.Bytes.Span)}",
                e
            );
        }

        var lines = Encoding.UTF8.GetString(file.Bytes.Span).Split('\n');
        foreach (var found in catalogue.Diagnostics.Where(d => d.Position.File == file.Path))
        {
            found.Position.Line.ShouldBeInRange(1, Math.Max(1, lines.Length), $"round {round}: {found}");
            found.Position.Column.ShouldBeInRange(1, (found.SourceLine?.Length ?? 0) + 1, $"round {round}: {found}");
            found.Length.ShouldBeGreaterThan(0);
            DiagnosticText.Render(found).ShouldNotBeNullOrEmpty();
        }
    }
}
