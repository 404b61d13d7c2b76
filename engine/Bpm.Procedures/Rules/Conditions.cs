using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Rules;

/// <summary>Finds every condition of a procedure with its place.</summary>
internal static class Conditions
{
    public static IEnumerable<(string Text, Position Position)> Of(Procedure procedure, ProcedureSource source)
    {
        foreach (var plus in procedure.Limit.Plus)
        {
            if (plus.When is { } when)
            {
                yield return At(plus.Position, "when", when);
            }
        }

        foreach (var one in procedure.Cases)
        {
            if (one.When is { } when)
            {
                yield return At(one.Position, "when", when);
            }
        }

        foreach (var paper in procedure.Papers)
        {
            if (paper.When is { } when)
            {
                yield return At(paper.Position, "when", when);
            }
        }

        foreach (var field in procedure.Form)
        {
            if (field.When is { } when)
            {
                yield return At(field.Position, "when", when);
            }
        }

        foreach (var result in procedure.Results)
        {
            if (result.When is { } when)
            {
                yield return At(result.Position, "when", when);
            }
        }

        foreach (var step in WorkflowCompiler.AllSteps(procedure.Steps))
        {
            if (step.OnlyWhen is { } when)
            {
                yield return At(step.Position, "only-when", when);
            }

            if (step is ParallelStep parallel)
            {
                foreach (var branch in parallel.Branches)
                {
                    if (branch.OnlyWhen is { } onlyWhen)
                    {
                        yield return At(branch.Position, "only-when", onlyWhen);
                    }
                }
            }

            if (step is ChoiceStep choice)
            {
                foreach (var way in choice.Ways)
                {
                    yield return At(way.Position, "when", way.When);
                }
            }
        }

        (string, Position) At(Position record, string key, string text) =>
            (text, source.Find(record, key) is YamlScalar scalar ? scalar.ContentPosition : record);
    }
}
