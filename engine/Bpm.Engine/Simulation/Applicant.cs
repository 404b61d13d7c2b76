using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;

namespace Bpm.Engine.Simulation;

/// <summary>What the people of the simulation hand in and are told.</summary>
internal sealed class Applicant(SimulationSettings settings)
{
    public const int MinutesADay = 24 * 60;

    private readonly Dictionary<string, ImmutableArray<GroupStep>> groups = new(StringComparer.Ordinal);

    public Submit Submission(SimulatedDossier dossier)
    {
        var application = dossier.Application;
        return new Submit(
            dossier.Publication.Procedure.Code,
            application.Case,
            application.Channel,
            application.Desk,
            PersonalDigest: "simulation"
        )
        {
            Children = Chosen(dossier),
        };
    }

    /// <summary>All that the procedure names, also what a condition leaves out: too much is no fault.</summary>
    public static ImmutableArray<ReceivedPaper> Papers(SimulatedDossier dossier) =>
        [
            .. dossier.Publication.Procedure.Papers.Select(p => new ReceivedPaper(
                p.Id,
                Math.Max(p.Originals, p.Copies == 0 ? 1 : 0),
                p.Copies
            )),
        ];

    public static ImmutableArray<string> AskedFor(SimulatedDossier dossier)
    {
        var papers = dossier.Publication.Procedure.Papers;
        return papers.IsEmpty ? [] : [papers[dossier.Dice.Below(papers.Length)].Id];
    }

    /// <summary>The reason that an apology gives: where the time went.</summary>
    public static string WhyLate(SimulatedDossier dossier) =>
        Cause(dossier) switch
        {
            LateReason.Absence => "Công chức thụ lý vắng mặt, đơn vị đã bố trí người thay",
            LateReason.Workload => "Lượng hồ sơ tăng cao vượt khả năng giải quyết trong kỳ",
            LateReason.HardCase => "Hồ sơ phức tạp, cần thêm thời gian thẩm định",
            _ => "Hồ sơ phải chỉnh sửa qua nhiều bước",
        };

    public static LateReason Cause(SimulatedDossier dossier)
    {
        var most = Math.Max(dossier.Queued, Math.Max(dossier.Away, dossier.Overworked));
        return most == 0 ? LateReason.Together
            : most == dossier.Away ? LateReason.Absence
            : most == dossier.Queued ? LateReason.Workload
            : LateReason.HardCase;
    }

    /// <summary>Where the applicant chooses among linked procedures: those that must be, and sometimes one more.</summary>
    private ImmutableArray<string> Chosen(SimulatedDossier dossier)
    {
        var publication = dossier.Publication;
        if (!groups.TryGetValue(publication.Hash, out var found))
        {
            groups[publication.Hash] = found = [
                .. publication
                    .Workflow.Nodes.Select(n => n.Step)
                    .OfType<GroupStep>()
                    .Where(g => g.ChooseAtLeast is not null),
            ];
        }

        if (found.IsEmpty)
        {
            return [];
        }

        var chosen = ImmutableArray.CreateBuilder<string>();
        foreach (var group in found)
        {
            var count = Math.Min(
                group.Children.Length,
                group.ChooseAtLeast!.Value + (dossier.Dice.Chance(settings.OtherWay) ? 1 : 0)
            );
            chosen.AddRange(group.Children.Take(count).Select(c => c.Id));
        }

        return chosen.ToImmutable();
    }
}
