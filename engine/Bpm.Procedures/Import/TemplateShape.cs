using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Import;

/// <summary>A parameter that is the term of steps on the longest path.</summary>
/// <param name="IsDesk">Its default is written in hours: handing in, numbering, signing take no longer in a long procedure.</param>
internal sealed record TermSlot(string Parameter, Term Default, bool IsDesk, ImmutableArray<string> Steps);

/// <summary>The times of a template: which parameters make up its longest path, and what stands beside them.</summary>
internal sealed class TemplateShape
{
    private readonly ProcessTemplate template;
    private readonly int dayLength;
    private readonly Dictionary<string, List<string>> steps = new(StringComparer.Ordinal);

    public TemplateShape(ProcessTemplate template, int dayLength)
    {
        (this.template, this.dayLength) = (template, dayLength);
        var path = Longest(template.Steps);
        Slots =
        [
            .. path.Where(p => p.Parameter is not null)
                .DistinctBy(p => p.Parameter)
                .Select(p => new TermSlot(
                    p.Parameter!,
                    p.Term,
                    p.Term.Unit != TermUnit.WorkingDays,
                    [.. steps[p.Parameter!]]
                )),
        ];
        Beside = path.Where(p => p.Parameter is null).Sum(p => p.Term.WorkingMinutes(dayLength) ?? 0);
    }

    public ProcessTemplate Template => template;
    public ImmutableArray<TermSlot> Slots { get; }

    /// <summary>Minutes on the path that no parameter changes: above all terms that other agencies set.</summary>
    public long Beside { get; }

    private List<Part> Longest(IEnumerable<YamlNode> nodes)
    {
        var path = new List<Part>();
        foreach (var step in nodes.OfType<YamlMap>())
        {
            if (step["branches"] is YamlList branches)
            {
                path.AddRange(
                    branches
                        .Items.OfType<YamlMap>()
                        .Select(b => Longest((b["steps"] as YamlList)?.Items ?? []))
                        .MaxBy(b => b.Sum(p => p.Term.WorkingMinutes(dayLength) ?? 0))
                        ?? []
                );
            }
            else if (TermOf(step) is { } part)
            {
                path.Add(part);
            }
        }

        return path;
    }

    private Part? TermOf(YamlMap step)
    {
        var written = step["within"] is YamlMap set ? set["term"] : step["within"];
        if (written is not YamlScalar scalar)
        {
            return null;
        }

        var parameter = template.Parameters.FirstOrDefault(p => scalar.IsPlain && scalar.Text == "$" + p.Id);
        var text = parameter is null ? scalar.Text : (parameter.Default as YamlScalar)?.Text;
        if (text is null || !Term.TryParse(text, out var term, out _) || !term.IsWorkingTime)
        {
            return null;
        }

        if (parameter is not null && (step["id"] as YamlScalar)?.Text is { } id)
        {
            if (!steps.TryGetValue(parameter.Id, out var known))
            {
                steps[parameter.Id] = known = [];
            }

            known.Add(id);
        }

        return new Part(parameter?.Id, term);
    }

    private sealed record Part(string? Parameter, Term Term);
}
