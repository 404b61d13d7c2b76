using System.Collections.Frozen;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>Who asks for what: procedures by use, communes by size, and where it is received.</summary>
internal sealed class Demand
{
    /// <summary>Where a procedure cannot be had online another one is drawn, so often; then it is filed at the counter.</summary>
    private const int Redraws = 30;

    private readonly SimulationSettings settings;
    private readonly Catalogue catalogue;
    private readonly World world;
    private readonly Lines lines;
    private readonly string[] codes;
    private readonly Weighted byCode;
    private readonly string[] communes;
    private readonly Weighted byCommune;
    private readonly FrozenDictionary<string, Publication[]> versions;

    public Demand(SimulationSettings settings, Catalogue catalogue, World world, Lines lines)
    {
        (this.settings, this.catalogue, this.world, this.lines) = (settings, catalogue, world, lines);
        // Procedures that somebody wrote out are those that people use most; among equals an order of the seed's own.
        codes =
        [
            .. catalogue
                .Publications.GroupBy(p => p.Procedure.Code, StringComparer.Ordinal)
                .OrderByDescending(g => g.Max(p => p.Procedure.Template is null ? 1 : 0))
                .ThenByDescending(g => g.Max(p => p.Procedure.Examples.Length))
                .ThenBy(g => Dice.For(settings.Seed, Concern.Demand, Dice.Number(g.Key)).Share())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Key),
        ];
        versions = codes.ToFrozenDictionary(c => c, c => catalogue.VersionsOf(c).ToArray(), StringComparer.Ordinal);
        codes = [.. codes.Where(Receivable)];
        byCode = Zipf(codes.Length, settings.ProcedureSkew);
        communes =
        [
            .. catalogue
                .Province.OfficesOf("commune")
                .Where(u => u.ExistsOn(settings.From))
                .OrderBy(u => Dice.For(settings.Seed, Concern.Demand, Dice.Number(u.Code)).Share())
                .ThenBy(u => u.Code, StringComparer.Ordinal)
                .Select(u => u.Code),
        ];
        byCommune = Zipf(communes.Length, settings.CommuneSkew);
    }

    /// <summary>Procedures that nobody can ask for, by code.</summary>
    public List<LeftOut> LeftOut { get; } = [];

    /// <summary>Number of procedures that can be asked for.</summary>
    public int Procedures => codes.Length;

    public Application Of(Arrival arrival)
    {
        var dice = Dice.For(settings.Seed, Concern.Demand, arrival.Number);
        var date = arrival.At.Date;
        var channel = arrival.Channel;
        var publication = Drawn(ref dice, date, channel);
        if (publication is null)
        {
            channel = Channel.Counter;
            publication = codes.Select(code => InForce(code, date)).OfType<Publication>().First();
        }

        var examples = publication.Procedure.Examples;
        var example = examples[dice.Below(examples.Length)];
        var place = publication.Procedure.Form.Any(f => f.Type == FieldType.Commune && example.Form.ContainsKey(f.Id));
        var commune = place && communes.Length > 0 ? communes[byCommune.Pick(ref dice)] : null;
        var desk = world.Desk(publication.Procedure, FormFilling.Placed(publication.Procedure, example, commune), date);
        var application = new Application(
            arrival.Number,
            arrival.At,
            channel,
            "",
            publication,
            example,
            commune,
            desk ?? ""
        );
        return application with { Line = lines.Of(Authority(application)) };
    }

    /// <summary>The first procedure of each code, tried once: what reception would refuse for everybody is left out, and listed.</summary>
    private bool Receivable(string code)
    {
        var publication = InForce(code, settings.From) ?? versions[code][^1];
        if (publication.Procedure.Examples.IsEmpty)
        {
            LeftOut.Add(new LeftOut(code, "no-example"));
            return false;
        }

        var example = publication.Procedure.Examples[0];
        if (
            !settings.AssumeLimits
            && publication.LimitsFor(example.Case, example.Channel) is { Statutory: null, Committed: null }
        )
        {
            LeftOut.Add(new LeftOut(code, Refusals.LimitNotPublished(code).Code));
            return false;
        }

        return true;
    }

    private Publication? Drawn(ref Dice dice, LocalDate date, Channel channel)
    {
        for (var draw = 0; draw < Redraws; draw++)
        {
            if (InForce(codes[byCode.Pick(ref dice)], date) is { } found && Offers(found, channel))
            {
                return found;
            }
        }

        return null;
    }

    private Publication? InForce(string code, LocalDate on)
    {
        var all = versions[code];
        return all.Length == 1 && all[0].Procedure is { ReceivedUntil: null, ReceivedFrom: var from } && !(from > on)
            ? all[0]
            : catalogue.InForce(code, on);
    }

    private static bool Offers(Publication publication, Channel channel) =>
        channel != Channel.Online || publication.Procedure.Online != OnlineOffer.NotOffered;

    private string? Authority(Application application) =>
        Units
            .Resolve(
                application.Publication.Procedure.Authority,
                Dossier.None with
                {
                    ReceptionUnit = application.Desk,
                },
                world.For(application.Publication, application.PlainForm, Actor.System),
                application.At.Date
            )
            .Unit?.Code;

    private static Weighted Zipf(int count, double skew) =>
        new(Enumerable.Range(1, count).Select(n => Math.Pow(n, -skew)));
}
