using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;

namespace Bpm.Server.Hosting;

/// <summary>
/// What the world knows when the engine decides: units, calendars, the mode. The writer fills in the form and the numbers.
/// </summary>
internal sealed class WorldFacts(Publications publications, ServerOptions options)
{
    /// <param name="actor">Who acts; <see cref="Actor.System"/> for what nobody asked for.</param>
    public Facts For(Publication publication, Actor actor) =>
        new()
        {
            Publication = publication,
            Province = publications.Province,
            Calendars = publications.Catalogue.Calendars,
            Form = ImmutableDictionary<string, FactValue>.Empty,
            Actor = actor,
            DemoMode = options.DemoMode,
        };
}
