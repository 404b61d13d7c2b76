using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Checks;

/// <summary>Ids given twice: of steps, papers, fields, cases, fees, results.</summary>
internal static class NamesCheck
{
    public static void Run(CheckContext context)
    {
        Twice(context, Codes.DuplicateStep, "step", context.Steps.Select(s => (s.Id, s.Position)));
        Twice(context, Codes.DuplicatePaper, "paper", context.Procedure.Papers.Select(p => (p.Id, p.Position)));
        Twice(context, Codes.DuplicateField, "field", context.Procedure.Form.Select(f => (f.Id, f.Position)));
        Twice(context, Codes.DuplicateCaseOrFee, "fee", context.Procedure.Fees.Select(f => (f.Id, f.Position)));
        Twice(context, Codes.DuplicateCaseOrFee, "result", context.Procedure.Results.Select(r => (r.Id, r.Position)));
        foreach (var parallel in context.Steps.OfType<ParallelStep>())
        {
            Twice(context, Codes.DuplicateStep, "branch", parallel.Branches.Select(b => (b.Id, b.Position)));
        }
    }

    private static void Twice(
        CheckContext context,
        DiagnosticCode code,
        string what,
        IEnumerable<(string Id, Position Position)> items
    )
    {
        var first = new Dictionary<string, Position>(StringComparer.Ordinal);
        foreach (var (id, position) in items)
        {
            if (!first.TryAdd(id, position))
            {
                context.Findings.Add(
                    code,
                    position,
                    $"the {what} '{id}' is already in line {first[id].Line}",
                    "give one of them another id"
                );
            }
        }
    }
}

/// <summary>Makes the hint for a word that names nothing.</summary>
internal static class Known
{
    public static string? Hint(string word, IEnumerable<string> known, string what) =>
        DidYouMean.Hint(word, [.. known.Distinct(StringComparer.Ordinal)], what);
}
