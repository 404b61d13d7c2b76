using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Checks;

/// <summary>Ids given twice: of steps, papers, fields, cases, fees, results.</summary>
internal static class NamesCheck
{
    public static void Run(CheckContext context)
    {
        Twice(context, Codes.DuplicateStep, ("bước", "step"), context.Steps.Select(s => (s.Id, s.Position)));
        Twice(
            context,
            Codes.DuplicatePaper,
            ("giấy tờ", "paper"),
            context.Procedure.Papers.Select(p => (p.Id, p.Position))
        );
        Twice(
            context,
            Codes.DuplicateField,
            ("trường", "field"),
            context.Procedure.Form.Select(f => (f.Id, f.Position))
        );
        Twice(
            context,
            Codes.DuplicateCaseOrFee,
            ("khoản phí", "fee"),
            context.Procedure.Fees.Select(f => (f.Id, f.Position))
        );
        Twice(
            context,
            Codes.DuplicateCaseOrFee,
            ("kết quả", "result"),
            context.Procedure.Results.Select(r => (r.Id, r.Position))
        );
        foreach (var parallel in context.Steps.OfType<ParallelStep>())
        {
            Twice(context, Codes.DuplicateStep, ("nhánh", "branch"), parallel.Branches.Select(b => (b.Id, b.Position)));
        }
    }

    private static void Twice(
        CheckContext context,
        DiagnosticCode code,
        Said what,
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
                    (
                        $"{what.Vi} “{id}” đã có ở dòng {first[id].Line}",
                        $"the {what.En} '{id}' is already in line {first[id].Line}"
                    ),
                    ("đặt mã khác cho một trong hai", "give one of them another id")
                );
            }
        }
    }
}

/// <summary>Makes the hint for a word that names nothing.</summary>
internal static class Known
{
    public static Said? Hint(string word, IEnumerable<string> known, Said what) =>
        DidYouMean.Hint(word, [.. known.Distinct(StringComparer.Ordinal)], what);
}
