using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures;

/// <summary>Reads <c>limit:</c> and <c>cases:</c>.</summary>
internal static class LimitReader
{
    public static Limit ReadLimit(MapReader procedure, Position position, ReadContext context)
    {
        var none = new Limit(null, null, null);
        if (!procedure.Has("limit"))
        {
            procedure.Missing("limit", position);
            return none;
        }

        if (procedure.SubMap("limit") is not { } map)
        {
            return none;
        }

        var hint = map.Text("hint");
        var limit = new Limit(ReadStatutory(map, hint, context), hint, map.Time("cut-off"))
        {
            Plus = ReadPlus(map, context),
            Extendable = ReadExtendable(map, context),
            ByChannel = ReadChannels(map),
            Places = ReadPlaces(map, context),
        };
        map.Done();
        return limit;
    }

    public static ImmutableArray<ProcedureCase> ReadCases(MapReader procedure, ReadContext context)
    {
        var cases = ImmutableArray.CreateBuilder<ProcedureCase>();
        foreach (var (id, map) in Named(procedure, "cases", ("trường hợp", "a case"), context))
        {
            cases.Add(
                new ProcedureCase(id.Text, map.Text("name"), map.Term("statutory"), id.Position)
                {
                    When = map.Text("when"),
                    Steps = ReadSteps(map),
                    ByChannel = ReadChannels(map),
                }
            );
            map.Done();
        }

        return cases.ToImmutable();
    }

    private static Term? ReadStatutory(MapReader map, string? hint, ReadContext context)
    {
        switch (map.Scalar("statutory", ("thời hạn", "a term")))
        {
            case null:
                map.Missing("statutory", map.Map.Position);
                return null;
            case { Text: "not-published" } word:
                if (hint is null)
                {
                    context.Findings.Add(
                        Codes.MissingKey,
                        word,
                        ("thời hạn chưa công bố thì phải có “hint”", "a limit that is not published needs a 'hint'"),
                        ("ghi lại nguồn nói thế nào về thời hạn", "say what the source says instead")
                    );
                }

                return null;
            case { } scalar:
                return MapReader.TermOf(scalar, context.Findings);
        }
    }

    private static ImmutableArray<ExtraTime> ReadPlus(MapReader limit, ReadContext context)
    {
        var plus = ImmutableArray.CreateBuilder<ExtraTime>();
        foreach (var (id, map) in Named(limit, "plus", ("thời gian cộng thêm", "extra time"), context))
        {
            var policy = map.Required("policy", id.Position);
            var when = map.Text("when");
            map.Done();
            if (policy is not null)
            {
                plus.Add(new ExtraTime(id.Text, policy.Text, when, id.Position));
            }
        }

        return plus.ToImmutable();
    }

    private static ImmutableArray<PlaceLimit> ReadPlaces(MapReader limit, ReadContext context)
    {
        var places = ImmutableArray.CreateBuilder<PlaceLimit>();
        foreach (var (id, map) in Named(limit, "places", ("thời hạn theo địa bàn", "a place's limit"), context))
        {
            var communes = map.Words("communes");
            var statutory = map.Term("statutory");
            foreach (var key in new[] { "communes", "statutory" })
            {
                if (!map.Has(key))
                {
                    map.Missing(key, id.Position);
                }
            }

            map.Done();
            if (statutory is { } term)
            {
                places.Add(new PlaceLimit(id.Text, communes, term, id.Position));
            }
        }

        return places.ToImmutable();
    }

    private static ImmutableArray<Extendable> ReadExtendable(MapReader limit, ReadContext context)
    {
        var extendable = ImmutableArray.CreateBuilder<Extendable>();
        foreach (var (id, map) in Named(limit, "extendable", ("mục gia hạn", "an extension"), context))
        {
            var term = map.Term("by-up-to");
            var role = map.Required("by", id.Position);
            var paper = map.Text("paper");
            if (!map.Has("by-up-to"))
            {
                map.Missing("by-up-to", id.Position);
            }

            map.Done();
            if (term is { } upTo && role is not null)
            {
                extendable.Add(new Extendable(id.Text, upTo, role.Text, paper, id.Position));
            }
        }

        return extendable.ToImmutable();
    }

    /// <summary>Terms by channel, under <c>channels:</c>.</summary>
    private static ImmutableDictionary<Channel, Term> ReadChannels(MapReader map)
    {
        var terms = ImmutableDictionary.CreateBuilder<Channel, Term>();
        if (map.SubMap("channels") is { } channels)
        {
            foreach (var (word, channel) in ChannelWords.All)
            {
                if (channels.Term(word) is { } term)
                {
                    terms[channel] = term;
                }
            }

            channels.Done();
        }

        return terms.ToImmutable();
    }

    /// <summary>Step terms by step id, under <c>steps:</c> of a case; that the steps exist is a check of its own.</summary>
    public static ImmutableDictionary<string, Term> ReadSteps(MapReader map)
    {
        var terms = ImmutableDictionary.CreateBuilder<string, Term>();
        if (map.SubMap("steps") is { } steps)
        {
            foreach (var entry in steps.Map.Entries)
            {
                if (steps.Term(entry.Key.Text) is { } term)
                {
                    terms[entry.Key.Text] = term;
                }
            }
        }

        return terms.ToImmutable();
    }

    private static IEnumerable<(YamlScalar Id, MapReader Map)> Named(
        MapReader parent,
        string key,
        Said what,
        ReadContext context
    )
    {
        if (parent.SubMap(key) is not { } all)
        {
            yield break;
        }

        foreach (var entry in all.Map.Entries)
        {
            if (!MapReader.IsKebab(entry.Key.Text))
            {
                context.Findings.Add(
                    Codes.NotAnId,
                    entry.Key,
                    ($"“{entry.Key.Text}” không phải là mã hợp lệ", $"'{entry.Key.Text}' is not an id"),
                    ("chữ thường không dấu, chữ số và gạch nối", "small letters, digits and hyphens")
                );
            }
            else if (MapReader.Of(entry.Value, context.Findings, what) is { } map)
            {
                context.Source.Remember(entry.Key.Position, map.Map);
                yield return (entry.Key, map);
            }
        }
    }
}
