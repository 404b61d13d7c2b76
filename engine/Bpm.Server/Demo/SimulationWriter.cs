using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Simulation;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Links;
using Bpm.Server.Storage;
using NodaTime;

namespace Bpm.Server.Demo;

/// <summary>
/// Writes a simulation down as the server would have: each command through the store's own writer, at its own moment, so
/// that events are hashed and chained and every row stands as if people had worked on it.
/// </summary>
internal sealed class SimulationWriter(
    CommandWriter writer,
    Publications publications,
    WorldFacts world,
    Accounts accounts
)
{
    private static readonly LocalDate Since = new(2020, 1, 1);
    private readonly Dictionary<string, (string Id, string Code)> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> said = new(StringComparer.Ordinal);

    /// <param name="progress">Told the date that was written last and the dossiers so far.</param>
    /// <exception cref="InvalidOperationException">The store decided otherwise than the simulation: a bug.</exception>
    public async Task Write(
        Simulator simulator,
        Action<Instant, int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        foreach (var step in simulator.Commands())
        {
            foreach (var publication in step.Select(c => c.Publication).DistinctBy(p => p.Hash))
            {
                await publications.Keep(publication, cancellation);
            }

            // What happens in the same hour may share a commit; a dossier and its linked ones keep their order.
            foreach (var hour in step.GroupBy(c => c.At.ToUnixTimeSeconds() / SecondsAnHour))
            {
                await Task.WhenAll(hour.GroupBy(c => c.Number).Select(c => Play([.. c], cancellation)));
            }

            if (step.Count > 0)
            {
                progress?.Invoke(step[^1].At, written.Count);
            }
        }

        await accounts.CreateAll(
            simulator
                .Officers()
                .Select(o => new NewAccount(
                    o.Key,
                    $"Công chức mẫu {o.Key}",
                    Title: null,
                    Demo: true,
                    [.. o.Value.Select(g => new NewGrant(g.Unit, g.Role, Since))]
                )),
            DemoPeople.Password,
            cancellation
        );
    }

    private const int SecondsAnHour = 3600;

    private async Task Play(SimulatedCommand[] commands, CancellationToken cancellation)
    {
        foreach (var command in commands)
        {
            var request = Request(command);
            if (await writer.Execute(request, cancellation) is not CommandAnswer.Accepted accepted)
            {
                throw new InvalidOperationException(
                    $"The store refused {command.Command.GetType().Name} of dossier {command.Dossier}, which the simulation had accepted."
                );
            }

            lock (written)
            {
                written[command.Dossier] = (accepted.DossierId, accepted.Code ?? "");
            }
        }
    }

    private CommandRequest Request(SimulatedCommand simulated)
    {
        lock (written)
        {
            var known = written.TryGetValue(simulated.Dossier, out var dossier);
            var (command, id, code) = Translated(simulated, dossier.Id);
            return new CommandRequest(
                id,
                known ? dossier.Id : null,
                simulated.Command is OpenChild or LinkChild or ReportChild or ExtendForChild or StopChild
                    ? Encoding.UTF8.GetBytes(id)
                    : SHA256.HashData(Encoding.UTF8.GetBytes(id)),
                ExpectedVersion: null,
                _ => world.For(simulated.Publication, simulated.Actor) with { NewCode = code },
                (_, _) => command,
                known ? null : Personal(simulated),
                At: simulated.At
            );
        }
    }

    /// <summary>The store's names for the run's. Messages between dossiers get the id that a delivery would give them.</summary>
    private (Command Command, string Id, string? Code) Translated(SimulatedCommand simulated, string? dossier)
    {
        switch (simulated.Command)
        {
            case OpenChild open:
                var parent = written[open.Parent];
                var number = simulated.Dossier[(open.Parent.Length + 1)..];
                return (
                    open with
                    {
                        Parent = parent.Id,
                        ParentCode = parent.Code,
                    },
                    LinkDelivery.Id(parent.Id, open.Child, "open"),
                    $"{parent.Code}.{number}"
                );
            case LinkChild link:
                var child = written[link.Dossier];
                return (
                    link with
                    {
                        Dossier = child.Id,
                        Code = child.Code,
                    },
                    LinkDelivery.Id(dossier!, link.Child, "link"),
                    null
                );
            case ReportChild { Outcome: ChildOutcomes.NotOpened } report:
                return (report, LinkDelivery.Id(dossier!, report.Child, "not-opened"), null);
            case ReportChild report:
                return (report, LinkDelivery.Id(Child(simulated, report.Child), report.Child, $"{report.Seq}"), null);
            case ExtendForChild extend:
                return (extend, LinkDelivery.Id(Child(simulated, extend.Child), extend.Child, $"{extend.Seq}"), null);
            default:
                var count = said.GetValueOrDefault(simulated.Dossier) + 1;
                said[simulated.Dossier] = count;
                return (simulated.Command, CommandDesk.FollowUp("simulation", $"{simulated.Dossier}/{count}"), null);
        }
    }

    /// <summary>The store's id of the linked dossier that says something.</summary>
    private string Child(SimulatedCommand simulated, string child) =>
        written[simulated.Said ?? throw new InvalidOperationException($"Nobody said what {child} reports.")].Id;

    private static PersonalData Personal(SimulatedCommand simulated)
    {
        var number = simulated.Number;
        var digits = number.ToString("D7", CultureInfo.InvariantCulture);
        return new PersonalData(
            // Such numbers are given to nobody.
            new Applicant(DemoNames.Of(number), $"00000{digits}", $"0900 {digits[1..]}", Address: "Tỉnh Nghệ An (mẫu)"),
            simulated.Form
        );
    }
}

/// <summary>Names that nobody has.</summary>
internal static class DemoNames
{
    private static readonly string[] Families =
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
    ];
    private static readonly string[] Middles = ["Văn", "Thị", "Minh", "Ngọc", "Đình", "Thu"];
    private static readonly string[] Given =
    [
        "Thử",
        "Mẫu",
        "Ví Dụ",
        "Thí Dụ",
        "Kiểm Thử",
        "Bản Mẫu",
        "Giả Định",
        "Mô Phỏng",
        "Thử Nghiệm",
        "Minh Họa",
        "Giả Lập",
    ];

    /// <summary>The same number gives the same name; three lists of lengths without a common divisor repeat late.</summary>
    public static string Of(int number) =>
        $"{Families[number % Families.Length]} {Middles[number / Families.Length % Middles.Length]} {Given[number % Given.Length]}";
}
