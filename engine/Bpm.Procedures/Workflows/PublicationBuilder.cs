using Bpm.Procedures.Checks;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Rules;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Workflows;

/// <summary>Checks a procedure and makes the publication that dossiers pin.</summary>
internal static class PublicationBuilder
{
    /// <summary>Null when the file has an error; its findings say which.</summary>
    public static Publication? Build(ProcedureFile file, World world) =>
        Sketch(file, world) is { } publication && !file.Findings.HasErrors ? publication : null;

    /// <summary>
    /// As <see cref="Build"/>, but also of a file with errors that has a flow of steps: for drawing it. No dossier may
    /// ever run on one.
    /// </summary>
    public static Publication? Sketch(ProcedureFile file, World world)
    {
        if (file.Procedure is not { } procedure || file.Source is not { } source)
        {
            return null;
        }

        var workflow = WorkflowCompiler.Compile(procedure);
        var rules = RuleProgram.Compile(procedure, file.Findings, source);
        var items = ItemsFor(procedure, world);
        var committed = TermsOf(items);
        ProcedureChecks.Run(new CheckContext(file, procedure, source, workflow, world, committed) { Rules = rules });
        if (workflow is null)
        {
            return null;
        }

        var policies = NamedPolicies(procedure, world.Policies);
        return new Publication
        {
            Hash = PublicationHash.Of(
                file.File.Bytes.Span,
                file.Template is { } template ? template.File.Bytes.Span : [],
                items,
                policies
            ),
            Procedure = procedure,
            Workflow = workflow,
            Rules = rules,
            Policies = world.Policies,
            Committed = committed,
        };
    }

    /// <summary>What decisions in force on the world's day commit a procedure to.</summary>
    public static CommittedTerms Committed(Procedure procedure, World world) => TermsOf(ItemsFor(procedure, world));

    private static CommittedTerms TermsOf(List<(Reduction Decision, ReductionItem Item)> items) =>
        new([
            .. items.Select(i => new CommittedTerm(i.Item.Case, i.Item.Channel, i.Item.Committed, i.Decision.Number)
            {
                Steps = i.Item.Steps,
            }),
        ]);

    /// <summary>
    /// Items of decisions in force for the procedure, one per (case, channel): the latest effect wins, since a decision
    /// is undone only by another one. Reconstructed decisions are left out, and so are demo ones for a procedure that
    /// may bind an applicant.
    /// </summary>
    private static List<(Reduction Decision, ReductionItem Item)> ItemsFor(Procedure procedure, World world) =>
        [
            .. world
                .ItemsOf(procedure.Code)
                .Where(i => i.Decision.Kind != ReductionKind.Reconstructed)
                .Where(i => i.Decision.Kind != ReductionKind.Demo || procedure.Confirmed is null)
                .Where(i => world.Today is not { } today || i.Decision.Effect <= today)
                .OrderByDescending(i => i.Decision.Effect)
                .ThenByDescending(i => i.Decision.Date)
                .DistinctBy(i => (i.Item.Case, i.Item.Channel)),
        ];

    /// <summary>The policy values and grounds that a procedure names; only they belong to its hash.</summary>
    public static PolicySet NamedPolicies(Procedure procedure, PolicySet all)
    {
        var (grounds, values) = (
            new HashSet<string?>(StringComparer.Ordinal),
            new HashSet<string?>(StringComparer.Ordinal)
        );
        foreach (var step in WorkflowCompiler.AllSteps(procedure.Steps))
        {
            foreach (var action in step.Actions)
            {
                grounds.Add(action.Pause);
            }

            if (step is WaitStep wait)
            {
                grounds.Add(wait.Ground);
                values.Add(wait.EndsByPolicy);
            }
        }

        foreach (var plus in procedure.Limit.Plus)
        {
            values.Add(plus.Policy);
        }

        return new PolicySet
        {
            Grounds = [.. all.Grounds.Where(g => grounds.Contains(g.Id))],
            Values = [.. all.Values.Where(v => values.Contains(v.Id))],
        };
    }
}
