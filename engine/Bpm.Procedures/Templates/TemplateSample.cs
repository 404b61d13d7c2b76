using System.Collections.Immutable;
using Bpm.Procedures.Checks;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Templates;

/// <summary>
/// Reads and checks a template alone, as the procedure that it would be with sample values in its holes: a mistake is
/// then found once, in the template, and not in each of its hundreds of users.
/// </summary>
internal static class TemplateSample
{
    /// <summary>Checks that need no more than steps; the others judge each user.</summary>
    private static readonly ImmutableArray<ProcedureCheck> s_checks =
    [
        new("names", NamesCheck.Run),
        new("step-targets", StepTargetsCheck.Run),
        new("paths", PathsCheck.Run),
        new("workers", WorkersCheck.Run),
    ];

    /// <summary>Reads form and steps with samples; what does not fit where it stands is a finding there.</summary>
    public static Procedure Read(ProcessTemplate template, ReadContext context)
    {
        var form = FormReader.ReadForm(Filling.Fill(template.Form, Sample), context);
        var steps = new StepReader(context).ReadList(Filling.Fill(template.Steps, Sample));
        return new Procedure
        {
            Code = template.Id,
            Version = template.Version,
            Name = template.Name,
            Field = "",
            Authority = new UnitSelector(UnitSelectorKind.Authority, null, null, null, template.Position),
            Source = new Provenance(ProvenanceKind.Demo, null, null, null, null, null),
            Limit = new Limit(null, null, null),
            Form = WithCommunes(form, steps),
            Steps = steps,
            Position = template.Position,
        };

        YamlNode Sample(YamlScalar hole) =>
            template.Parameters.FirstOrDefault(p => p.Id == Filling.Hole(hole)) is not { } parameter
                ? hole
                : parameter.Default ?? ParameterTypes.Sample(parameter.Type, hole);
    }

    /// <summary>Adds what the checks say about the template's own words; what only a sample causes is left out.</summary>
    public static void Check(TemplateFile file, World world)
    {
        if (file is not { Template: { } template } || file.Findings.HasErrors)
        {
            return;
        }

        var findings = new Findings(file.Findings.Source);
        var source = new ProcedureSource(new YamlMap([], template.Position, 1));
        var procedure = Read(template, new ReadContext(findings, source));
        var samples = Filling.Holes(template.Form.Concat(template.Steps)).Select(h => h.Position).ToHashSet();
        var context = new CheckContext(
            new ProcedureFile(file.File, procedure, findings, source),
            procedure,
            source,
            WorkflowCompiler.Compile(procedure),
            world,
            CommittedTerms.None
        );
        foreach (var check in s_checks.Where(c => c.Run != PathsCheck.Run || !GoesToSample(procedure)))
        {
            check.Run(context);
        }

        foreach (var found in findings.ToSorted().Where(d => !samples.Contains(d.Position)))
        {
            file.Findings.Add(found);
        }
    }

    // Which way such a step goes, only its users say.
    private static bool GoesToSample(Procedure procedure) =>
        WorkflowCompiler
            .AllSteps(procedure.Steps)
            .Any(step =>
                step.Actions.Any(a => a.To == ParameterTypes.SampleText || a.BackTo == ParameterTypes.SampleText)
                || step is ChoiceStep { Otherwise: ParameterTypes.SampleText }
                || step is ChoiceStep choice && choice.Ways.Any(w => w.To == ParameterTypes.SampleText)
                || step is WaitStep { ThenAtEnd: ParameterTypes.SampleText }
            );

    // A template may look offices up by a field that each procedure brings.
    private static ImmutableArray<FormField> WithCommunes(ImmutableArray<FormField> form, ImmutableArray<Step> steps) =>
        [
            .. form,
            .. WorkflowCompiler
                .AllSteps(steps)
                .SelectMany(s => s is ConsultStep consult ? consult.Units.Append(s.At) : [s.At])
                .Select(place => place?.ForField)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Where(field => !form.Any(f => f.Id == field))
                .Select(field => new FormField(field, field, FieldType.Commune, default)),
        ];
}
