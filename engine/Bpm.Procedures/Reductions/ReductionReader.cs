using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Reductions;

/// <summary>Reads <c>reductions/*.yaml</c>.</summary>
public static class ReductionReader
{
    public static Reduction? Read(SourceFile file, out Findings findings)
    {
        if (
            MapReader.Of(YamlReader.Read(file, out findings), findings, ("tệp cắt giảm", "a reduction file"))
            is not { } map
        )
        {
            return null;
        }

        var items = map.Items("items")
            .Select(n => ReadItem(n, map.Findings))
            .OfType<ReductionItem>()
            .ToImmutableArray();
        var head = map.SubMap("reduction");
        if (!map.Has("reduction"))
        {
            map.Missing("reduction", map.Map.Position);
        }

        map.Done();
        if (head is null)
        {
            return null;
        }

        var (number, date, effect) = (head.Scalar("number"), head.Date("date"), head.Date("effect"));
        var signer = head.Text("signer");
        var kind = head.Word(
            "kind",
            ReductionKind.Decision,
            ("decision", ReductionKind.Decision),
            ("demo", ReductionKind.Demo),
            ("reconstructed", ReductionKind.Reconstructed)
        );
        _ = head.Text("notes");
        _ = head.Text("source");
        head.Done();
        CheckDecision(head, kind);
        return kind != ReductionKind.Reconstructed && (number is null || date is null || effect is null)
            ? null
            : new Reduction
            {
                Number = number?.Text ?? file.Path.Split('/')[^1],
                Date = date,
                Effect = effect,
                Signer = signer,
                Kind = kind,
                Items = items,
                Position = number?.Position ?? head.Map.Position,
            };
    }

    // A decision has a number and dates. What is put together from reports has none, and must not look as if it had.
    private static void CheckDecision(MapReader head, ReductionKind kind)
    {
        foreach (var key in new[] { "number", "date", "effect" })
        {
            if (kind != ReductionKind.Reconstructed && !head.Has(key))
            {
                head.Missing(key, head.Map.Position);
            }
        }
    }

    private static ReductionItem? ReadItem(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("mục cắt giảm", "an item")) is not { } map)
        {
            return null;
        }

        var procedure = map.Required("procedure", node.Position);
        var procedureCase = map.Text("case");
        Channel? channel = map.Has("channel")
            ? map.Word("channel", Channel.Counter, [.. ChannelWords.All.Select(c => (c.Word, c.Channel))])
            : null;
        var committed = map.Term("committed");
        if (!map.Has("committed"))
        {
            map.Missing("committed", node.Position);
        }

        var steps = LimitReader.ReadSteps(map);
        _ = map.Text("notes");
        map.Done();
        return procedure is null || committed is null
            ? null
            : new ReductionItem(procedure.Text, procedureCase, channel, committed.Value, steps, procedure.Position);
    }
}
