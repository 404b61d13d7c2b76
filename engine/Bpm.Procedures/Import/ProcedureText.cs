using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bpm.Procedures.Formatting;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Import;

/// <summary>Everything that stands in an imported file, in its order.</summary>
internal sealed record ProcedureDraft
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Field { get; init; }
    public required Handler Handler { get; init; }
    public required string Template { get; init; }
    public required LimitFacts Limit { get; init; }
    public string Decision { get; init; } = "";
    public string Reference { get; init; } = "";

    /// <summary>The rule that makes the whole file derived; null for a published one.</summary>
    public string? SourceRule { get; init; }

    /// <summary>Derived parts and their rules, in their order.</summary>
    public ImmutableArray<(string Part, string Rule)> Origin { get; init; } = [];
    public string Online { get; init; } = "";
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>Arguments of the template that differ from its defaults.</summary>
    public ImmutableArray<(string Id, string Value)> With { get; init; } = [];

    /// <summary>Terms of steps of each case.</summary>
    public ImmutableDictionary<string, ImmutableArray<(string Step, Term Term)>> CaseSteps { get; init; } =
        ImmutableDictionary<string, ImmutableArray<(string, Term)>>.Empty;
    public ImmutableArray<ImportedPaper> Papers { get; init; } = [];

    /// <summary>Lines of form fields that the template lacks.</summary>
    public ImmutableArray<string> Form { get; init; } = [];
    public ImmutableArray<long> Fees { get; init; } = [];
    public ImmutableArray<PaperName> Results { get; init; } = [];
    public ImmutableArray<string> Example { get; init; } = [];
}

/// <summary>Writes a file in the look of the catalogue.</summary>
internal static class ProcedureText
{
    /// <summary>The day from which imported procedures apply: the first of the year of the list's model, chosen, not found.</summary>
    private const string AppliesFrom = "2026-01-01";

    public static string Of(ProcedureDraft draft)
    {
        var text = new StringBuilder();
        foreach (var comment in draft.Comments)
        {
            Line($"# {comment}");
        }

        Line($"procedure: {YamlText.Quoted(draft.Code)}");
        Line($"version: {draft.Version}");
        Line($"name: {YamlText.Scalar(draft.Name)}");
        Line($"field: {draft.Field}");
        Line($"authority: {draft.Handler.Place}");
        Line($"source: {Source(draft)}");
        Line($"origin: {{ kind: derived, {string.Join(", ", draft.Origin.Select(o => $"{o.Part}: {o.Rule}"))} }}");
        Line("confirmed: no");
        Line($"applies: {{ received-from: {AppliesFrom} }}");
        Line($"online: {draft.Online}");
        Line(
            draft.Limit.Statutory is { } limit
                ? $"limit: {{ statutory: {limit} }}"
                : $"limit: {{ statutory: not-published, hint: {YamlText.Scalar(draft.Limit.Hint ?? "")} }}"
        );
        Cases();
        Block("papers", draft.Papers.Select(Paper));
        Block("form", draft.Form);
        Fees();
        Results();
        var with =
            draft.With.Length == 0
                ? ""
                : $", with: {{ {string.Join(", ", draft.With.Select(w => $"{w.Id}: {w.Value}"))} }}";
        Line("");
        Line($"use: {{ template: {draft.Template}{with} }}");
        Line("");
        Line("examples:");
        foreach (var line in draft.Example)
        {
            Line(line);
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void Block(string key, IEnumerable<string> lines)
        {
            var all = lines.ToList();
            if (all.Count > 0)
            {
                Line("");
                Line($"{key}:");
                all.ForEach(Line);
            }
        }

        void Cases()
        {
            if (draft.Limit.Cases.IsEmpty)
            {
                return;
            }

            Line("cases:");
            foreach (var one in draft.Limit.Cases)
            {
                var steps = draft.CaseSteps.GetValueOrDefault(one.Id, []);
                var terms = steps.IsEmpty
                    ? ""
                    : $", steps: {{ {string.Join(", ", steps.Select(s => $"{s.Step}: {s.Term}"))} }}";
                Line($"  {one.Id}: {{ name: {YamlText.Scalar(one.Name)}, statutory: {one.Term}{terms} }}");
            }
        }

        void Results()
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < draft.Results.Length; i++)
            {
                var result = draft.Results[i];
                var id = PaperNames.Id(result.Name, taken, "result");
                taken.Add(id);
                Line(
                    (i == 0 ? "results:\n" : "")
                        + $"  - {{ id: {id}, name: {YamlText.Scalar(result.Name)}{Form(result)} }}"
                );
            }
        }

        void Fees()
        {
            if (draft.Fees is [var only])
            {
                Line($"fees:\n  - {{ id: fee, name: \"Phí, lệ phí\", amount: {Plain(only)}, when: submission }}");
            }
            else if (draft.Fees.Length > 1)
            {
                Line("fees:\n  - { id: fee, name: \"Phí, lệ phí\", amount: rule fee, when: submission }");
                var levels = draft.Fees.Select(
                    (f, i) => i == draft.Fees.Length - 1 ? Plain(f) : $"form.feeLevel == \"f{i + 1}\" ? {Plain(f)} : "
                );
                Line($"rules: |\n  function fee() {{ return {string.Concat(levels)}; }}");
            }
        }
    }

    /// <summary>The form field by which the desk chooses one of several published fees.</summary>
    public static string FeeField(ImmutableArray<long> fees) =>
        $"  - {{ id: feeLevel, label: Mức phí áp dụng, type: choice, choices: [{string.Join(", ", fees.Select((f, i) => $"{{ value: f{i + 1}, label: {YamlText.Scalar(Dong(f))} }}"))}] }}";

    private static string Source(ProcedureDraft draft)
    {
        var parts = new List<string> { draft.SourceRule is null ? "kind: published" : "kind: derived" };
        if (draft.SourceRule is { } rule)
        {
            parts.Add($"rule: {rule}");
        }

        if (draft.Decision.Length > 0)
        {
            parts.Add($"decision: {YamlText.Quoted(draft.Decision)}");
        }

        if (draft.Reference.Length > 0)
        {
            parts.Add($"ref: {YamlText.Quoted(draft.Reference)}");
        }

        return $"{{ {string.Join(", ", parts)} }}";
    }

    private static string Paper(ImportedPaper paper)
    {
        var copies = (paper.Originals, paper.Copies) switch
        {
            (> 0, > 0) => $"original: {paper.Originals}, copy: {paper.Copies}",
            (0, _) => $"copy: {paper.Copies}",
            _ => $"original: {paper.Originals}",
        };
        var line = new StringBuilder(
            $"  - {{ id: {paper.Id}, name: {YamlText.Scalar(paper.Title.Name)}, copies: {{ {copies} }}"
        );
        if (!paper.Cases.IsEmpty)
        {
            line.Append(", when: ").Append(string.Join(" || ", paper.Cases.Select(c => $"form.paperCase == \"{c}\"")));
        }

        return line.Append(Form(paper.Title)).Append(" }").ToString();
    }

    private static string Form(PaperName title) =>
        (title.FormNumber is { } form ? $", form-number: {YamlText.Quoted(form)}" : "")
        + (title.Decree is { } decree ? $", decree: {YamlText.Quoted(decree)}" : "");

    private static string Plain(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Dong(long amount) =>
        amount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.') + " đồng";
}
