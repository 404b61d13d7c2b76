using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Rules;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Checks;

/// <summary>One procedure as a check sees it: model, YAML, graph and world.</summary>
public sealed class CheckContext
{
    public CheckContext(
        ProcedureFile file,
        Procedure procedure,
        ProcedureSource source,
        Workflow? workflow,
        World world,
        CommittedTerms committed
    )
    {
        (File, Procedure, Source, Workflow, World, Committed) = (file, procedure, source, workflow, world, committed);
        Steps = [.. WorkflowCompiler.AllSteps(procedure.Steps)];
        StepIds = [.. Steps.Select(s => s.Id)];
    }

    public ProcedureFile File { get; }
    public Procedure Procedure { get; }
    public ProcedureSource Source { get; }

    /// <summary>Null when ids are given twice; checks of paths then have nothing to say.</summary>
    public Workflow? Workflow { get; }

    /// <summary>Where a dossier can go; null with <see cref="Workflow"/>.</summary>
    internal Paths? Paths => paths ??= Workflow is null ? null : new Paths(Workflow);

    public RuleProgram Rules { get; init; } = RuleProgram.None;

    public World World { get; }
    public CommittedTerms Committed { get; }

    /// <summary>Minutes of a working day: the calendars', when they agree; eight hours else.</summary>
    public int DayLength => World.DayLength;

    public Findings Findings => File.Findings;

    /// <summary>All steps, those of branches included, in file order.</summary>
    public ImmutableArray<Step> Steps { get; }

    public ImmutableArray<string> StepIds { get; }

    private Paths? paths;

    public Step? Step(string id) => Steps.FirstOrDefault(s => s.Id == id);

    /// <summary>A finding at a key of a record; at the record itself when the key is not in the file.</summary>
    public void At(DiagnosticCode code, Position record, ReadOnlySpan<string> keys, Said message, Said? hint = null)
    {
        if (Source.Find(record, keys) is { } node)
        {
            Findings.Add(code, node, message, hint);
        }
        else
        {
            Findings.Add(code, record, message, hint);
        }
    }

    /// <summary>A finding at one word of a list under a record's key.</summary>
    public void AtItem(DiagnosticCode code, Position record, string key, string word, Said message, Said? hint = null)
    {
        if (Source.FindItem(record, key, word) is { } node)
        {
            Findings.Add(code, node, message, hint);
        }
        else
        {
            Findings.Add(code, record, message, hint);
        }
    }
}
