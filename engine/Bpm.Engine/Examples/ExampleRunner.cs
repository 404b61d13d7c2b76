using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Examples;

/// <summary>
/// Runs a procedure's own examples through the real engine on a virtual clock: facts in, the promised date, the fee and
/// the outcome out. A wrong one is a finding at the example's place in the file.
/// </summary>
public sealed class ExampleRunner(Catalogue catalogue)
{
    /// <summary>The applicant brings what the open supplement asked for.</summary>
    public const string SupplementAct = "supplement";

    /// <summary>Every finding about every example of the catalogue, in its order.</summary>
    public IEnumerable<Diagnostic> RunAll()
    {
        var publications = catalogue.Publications;
        var findings = new List<Diagnostic>[publications.Length];
        Parallel.For(0, findings.Length, i => findings[i] = [.. Run(publications[i])]);
        return findings.SelectMany(of => of);
    }

    /// <summary>Every finding about the examples of a publication; none when all come out as written.</summary>
    public IEnumerable<Diagnostic> Run(Publication publication) =>
        publication.Procedure.Examples.SelectMany(example => Run(publication, example));

    /// <summary>Every finding about one example.</summary>
    public IEnumerable<Diagnostic> Run(Publication publication, Example example)
    {
        var run = Walk(publication, example);
        if (run.Problem is { } problem)
        {
            yield return problem;
            yield break;
        }

        foreach (var finding in Compare(example, run.Dossier))
        {
            yield return finding;
        }
    }

    /// <summary>
    /// The dossier that an example leads to, or where it stopped. It is received on its own day: decisions that came into
    /// force later don't touch it.
    /// </summary>
    public (Dossier Dossier, Diagnostic? Problem) Walk(Publication publication, Example example)
    {
        publication = catalogue.UnderDecisionsOf(publication, example.Received.Date);
        if (example.Assume is not null && publication.LimitsFor(example.Case, example.Channel).Committed is not null)
        {
            return (
                Dossier.None,
                Finding(
                    example.Position,
                    Codes.ExampleNotReceived,
                    (
                        $"ví dụ “{example.Name}” giả định thời hạn, trong khi đã có thời hạn",
                        $"example '{example.Name}' assumes a limit, and there is one"
                    )
                )
            );
        }

        var walk = new ExampleWalk(catalogue.Province, catalogue.Calendars, publication, example);
        if (walk.Receive() is { } refused)
        {
            return (
                Dossier.None,
                Finding(
                    example.Position,
                    Codes.ExampleNotReceived,
                    (
                        $"ví dụ “{example.Name}”: tiếp nhận: {refused.Message}",
                        $"example '{example.Name}': reception: {refused.MessageEn}"
                    )
                )
            );
        }

        foreach (var act in example.Do)
        {
            if (walk.Do(act) is { } problem)
            {
                return (
                    walk.Dossier,
                    Finding(
                        act.Position,
                        Codes.ExampleStopped,
                        (
                            $"ví dụ “{example.Name}”: {act.Step}: {problem.Message}",
                            $"example '{example.Name}': {act.Step}: {problem.MessageEn}"
                        )
                    )
                );
            }
        }

        return (walk.Dossier, null);
    }

    private static IEnumerable<Diagnostic> Compare(Example example, Dossier dossier)
    {
        if (example.Due is { } due)
        {
            var promise = Earlier(dossier.CommittedDue, dossier.StatutoryDue);
            if (promise != due)
            {
                yield return Finding(
                    example.Position,
                    Codes.ExampleDue,
                    (
                        $"ví dụ “{example.Name}” ra hạn {promise:uuuu-MM-dd'T'HH:mm}, không phải {due:uuuu-MM-dd'T'HH:mm}",
                        $"example '{example.Name}' is due {promise:uuuu-MM-dd'T'HH:mm}, not {due:uuuu-MM-dd'T'HH:mm}"
                    )
                );
            }
        }

        if (example.Fee is { } fee && dossier.Fees.Sum(f => f.Amount) is var sum && sum != fee)
        {
            yield return Finding(
                example.Position,
                Codes.ExampleFee,
                (
                    $"ví dụ “{example.Name}” ra phí {sum} đồng, không phải {fee}",
                    $"example '{example.Name}' costs {sum} đồng, not {fee}"
                )
            );
        }

        if (example.Outcome is { } outcome && dossier.Outcome != outcome)
        {
            yield return Finding(
                example.Position,
                Codes.ExampleOutcome,
                dossier.Outcome is { } reached
                    ? (
                        $"ví dụ “{example.Name}” ra kết quả “{reached}”, không phải “{outcome}”",
                        $"example '{example.Name}' ends with '{reached}', not '{outcome}'"
                    )
                    : (
                        $"ví dụ “{example.Name}” chưa kết thúc, trong khi phải ra kết quả “{outcome}”",
                        $"example '{example.Name}' does not end, and '{outcome}' is expected"
                    )
            );
        }
    }

    private static LocalDateTime? Earlier(LocalDateTime? a, LocalDateTime? b) => a is null || b < a ? b : a;

    private static Diagnostic Finding(Position position, DiagnosticCode code, Said message) =>
        new(code.Code, code.Severity, position, 1, message, Hint: null, SourceLine: null);
}
