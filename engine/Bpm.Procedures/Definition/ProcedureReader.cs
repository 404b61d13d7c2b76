using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Templates;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures;

/// <summary>A procedure file as it was read: the procedure, unless something essential is missing, and its findings so far.</summary>
public sealed record ProcedureFile(SourceFile File, Procedure? Procedure, Findings Findings, ProcedureSource? Source)
{
    /// <summary>The template that it uses, or null.</summary>
    public ProcessTemplate? Template { get; init; }
}

/// <summary>Reads <c>catalogue/&lt;field&gt;/&lt;code&gt;@&lt;version&gt;.yaml</c>. Never throws, whatever the bytes.</summary>
public static class ProcedureReader
{
    /// <param name="templates">What <c>use:</c> may name; nothing, when left out.</param>
    public static ProcedureFile Read(SourceFile file, TemplateSet? templates = null)
    {
        var root = YamlReader.Read(file, out var findings);
        if (MapReader.Of(root, findings, ("thủ tục", "a procedure")) is not { } map)
        {
            return new ProcedureFile(file, null, findings, null);
        }

        var source = new ProcedureSource(map.Map);
        var context = new ReadContext(findings, source);
        var filled = TemplateUseReader.Read(map, context, templates ?? TemplateSet.Empty);
        return new ProcedureFile(file, ReadRoot(map, context, filled), findings, source)
        {
            Template = filled?.Template,
        };
    }

    private static Procedure? ReadRoot(MapReader map, ReadContext context, FilledTemplate? filled)
    {
        var top = map.Map.Position;
        var code = map.Required("procedure", top);
        if (code is not null && !IsCode(code.Text))
        {
            context.Findings.Add(
                Codes.NotAnId,
                code,
                ($"“{code.Text}” không phải là mã thủ tục", $"'{code.Text}' is no procedure code"),
                (
                    "ghi mã quốc gia như 1.004194, hoặc local.… bằng chữ thường không dấu, chữ số và gạch nối",
                    "a national code such as 1.004194, or local.… in small letters, digits and hyphens"
                )
            );
        }

        var position = code?.Position ?? top;
        context.Source.Remember(position, map.Map);
        var version = map.Has("version") ? map.Whole("version", 1, 9_999) : null;
        if (!map.Has("version"))
        {
            map.Missing("version", position);
        }

        var name = map.Required("name", position);
        var field = map.Id("field", position);
        if (!map.Has("authority"))
        {
            map.Missing("authority", position);
        }

        var authority = UnitSelectorReader.Read(map.Node("authority"), context);
        var provenance = ReadSource(map, position);
        var confirmed = ReadConfirmed(map);
        var (from, until) = ReadApplies(map);
        var online = map.Word(
            "online",
            OnlineOffer.NotOffered,
            ("not-offered", OnlineOffer.NotOffered),
            ("offered", OnlineOffer.Offered),
            ("partial", OnlineOffer.Partial),
            ("full", OnlineOffer.Full)
        );
        var limit = LimitReader.ReadLimit(map, position, context);
        var cases = LimitReader.ReadCases(map, context);
        var papers = FormReader.ReadPapers(map, context);
        var form = FormReader.ReadForm(FormItems(map, filled), context);
        var fees = FormReader.ReadFees(map, context);
        var results = FormReader.ReadResults(map, context);
        var rules = ReadRules(map, context);
        if (filled is null && !map.Has("steps"))
        {
            map.Missing("steps", position);
        }

        var steps = new StepReader(context).ReadList(filled is null ? map.Items("steps") : filled.Steps);
        var (table, total) = PaperTableReader.Read(map, limit, context);
        var adapted = ReadAdapted(map);
        var derived = ReadDerived(map);

        // Without its template the form is not known, and every answer of an example would be a finding.
        var examples =
            filled is { Template: null } && map.Has("examples") ? [] : ExampleReader.Read(map, form, context);
        var procedure = new Procedure
        {
            Code = code?.Text ?? "",
            Version = version ?? 0,
            Name = name?.Text ?? "",
            Field = field?.Text ?? "",
            Authority = authority ?? new UnitSelector(UnitSelectorKind.Authority, null, null, null, position),
            Source = provenance ?? new Provenance(ProvenanceKind.Demo, null, null, null, null, null),
            Confirmed = confirmed,
            Adapted = adapted,
            DerivedBy = derived,
            ReceivedFrom = from,
            ReceivedUntil = until,
            Online = online,
            Limit = limit,
            Cases = cases,
            Papers = papers,
            Form = form,
            Fees = fees,
            Results = results,
            Steps = steps,
            Rules = rules,
            Template = filled?.Use,
            Examples = examples,
            PaperTable = table,
            PaperTotal = total,
            Accepted = ReadAccepted(map, context),
            Position = position,
        };
        map.Done();
        return
            code is null
            || version is null
            || name is null
            || field is null
            || authority is null
            || filled is { IsWhole: false }
            ? null
            : procedure;
    }

    // The template's fields come first; a field that the procedure has too is the procedure's.
    private static IReadOnlyList<YamlNode> FormItems(MapReader map, FilledTemplate? filled)
    {
        var own = map.Items("form");
        if (filled is null || filled.Form.IsEmpty)
        {
            return own;
        }

        var ids = own.Select(IdOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. filled.Form.Where(node => IdOf(node) is not { } id || !ids.Contains(id)), .. own];

        static string? IdOf(YamlNode node) => ((node as YamlMap)?["id"] as YamlScalar)?.Text;
    }

    /// <summary>National code (<c>1.004194</c>, also with a variant such as <c>1.004194.H41</c>) or <c>local.land-transfer</c>.</summary>
    public static bool IsCode(string text)
    {
        var parts = text.Split('.');
        return text.Length <= LanguageLimits.IdLength
            && parts.Length >= 2
            && (
                parts[0] == "local"
                    ? parts.Skip(1).All(MapReader.IsKebab)
                    : parts[0] is [>= '1' and <= '9']
                        && parts[1] is { Length: 6 } digits
                        && digits.All(char.IsAsciiDigit)
                        && parts.Skip(2).All(p => p.Length > 0 && p.All(char.IsAsciiLetterOrDigit))
            );
    }

    private static Provenance? ReadSource(MapReader map, Position position)
    {
        if (!map.Has("source"))
        {
            map.Missing("source", position);
            return null;
        }

        if (map.SubMap("source") is not { } source)
        {
            return null;
        }

        if (!source.Has("kind"))
        {
            source.Missing("kind", source.Map.Position);
        }

        var kind = source.Word(
            "kind",
            ProvenanceKind.Demo,
            ("published", ProvenanceKind.Published),
            ("derived", ProvenanceKind.Derived),
            ("reconstructed", ProvenanceKind.Reconstructed),
            ("demo", ProvenanceKind.Demo)
        );
        var provenance = new Provenance(
            kind,
            source.Text("decision"),
            source.Date("date"),
            source.Text("rule"),
            source.Text("from"),
            source.Text("ref")
        );
        source.Done();
        var needed = kind switch
        {
            ProvenanceKind.Published when provenance.Decision is null && provenance.Ref is null => "decision",
            ProvenanceKind.Derived when provenance.Rule is null => "rule",
            ProvenanceKind.Reconstructed when provenance.From is null => "from",
            _ => null,
        };
        if (needed is not null)
        {
            source.Missing(needed, source.Map.Position);
        }

        return provenance;
    }

    private static Confirmation? ReadConfirmed(MapReader map)
    {
        switch (map.Node("confirmed"))
        {
            case null or YamlScalar { Text: "no" or "false" }:
                return null;
            case YamlMap:
                var confirmed = map.SubMap("confirmed")!;
                var by = confirmed.Required("by", confirmed.Map.Position);
                var on = confirmed.Date("on");
                if (!confirmed.Has("on"))
                {
                    confirmed.Missing("on", confirmed.Map.Position);
                }

                confirmed.Done();
                return by is null || on is null ? null : new Confirmation(by.Text, on.Value);
            case { } other:
                map.Findings.Add(
                    Codes.NotAWord,
                    other,
                    ("“confirmed” ghi ai xác nhận và ngày xác nhận", "'confirmed' names who confirmed it, and when"),
                    ("ghi “no” hoặc { by: …, on: 2026-01-31 }", "write 'no' or { by: …, on: 2026-01-31 }")
                );
                return null;
        }
    }

    private static (LocalDate? From, LocalDate? Until) ReadApplies(MapReader map)
    {
        if (map.SubMap("applies") is not { } applies)
        {
            return (null, null);
        }

        var (from, until) = (applies.Date("received-from"), applies.Date("received-until"));
        applies.Done();
        if (from > until)
        {
            map.Findings.Add(
                Codes.NotADate,
                applies.Map,
                (
                    $"phiên bản hết áp dụng ({until:dd/MM/uuuu}) trước khi bắt đầu ({from:dd/MM/uuuu})",
                    $"the version ends ({until:uuuu-MM-dd}) before it begins ({from:uuuu-MM-dd})"
                ),
                null
            );
        }

        return (from, until);
    }

    // 'origin: { kind: derived, process: rule, handler: rule }': which rule each derived part comes from.
    private static ImmutableSortedDictionary<string, string> ReadDerived(MapReader map)
    {
        if (map.Node("origin") is not YamlMap origin || (origin["kind"] as YamlScalar)?.Text != Derived)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        var words = map.SubMap("origin")!;
        var rules = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        _ = words.Text("kind");
        foreach (var key in s_derivedParts)
        {
            if (words.Text(key) is { } rule)
            {
                rules[key] = rule;
            }
        }

        words.Done();
        return rules.ToImmutable();
    }

    private const string Derived = "derived";
    private static readonly string[] s_derivedParts = ["process", "handler", "level", "asked"];

    // 'adapted: from what and how'; or 'origin: adapted', as text or as { kind, from, note }.
    private static string? ReadAdapted(MapReader map)
    {
        var adapted = ReadWords(map, "adapted");
        if (map.Node("origin") is YamlMap origin && (origin["kind"] as YamlScalar)?.Text == Derived)
        {
            return adapted;
        }

        if (map.Node("origin") is not YamlMap)
        {
            return adapted ?? map.Word("origin", null, ("original", (string?)null), ("adapted", "adapted"));
        }

        return adapted ?? ReadWords(map, "origin");
    }

    private static string? ReadWords(MapReader map, string key)
    {
        if (map.Node(key) is not YamlMap)
        {
            return map.Text(key);
        }

        var words = map.SubMap(key)!;
        var kind = words.Word("kind", "adapted", ("original", "original"), ("adapted", "adapted"));
        var parts = new[] { words.Text("from"), words.Text("note") }.OfType<string>();
        words.Done();
        return kind == "original" ? null : string.Join("; ", parts.DefaultIfEmpty("adapted"));
    }

    private static RuleText? ReadRules(MapReader map, ReadContext context)
    {
        if (map.Scalar("rules") is not { } rules)
        {
            return null;
        }

        var position = rules.ContentPosition;
        context.Source.Remember(position, rules);
        return new RuleText(rules.Text, position);
    }

    private static ImmutableArray<AcceptedFinding> ReadAccepted(MapReader map, ReadContext context)
    {
        var accepted = ImmutableArray.CreateBuilder<AcceptedFinding>();
        foreach (var item in map.Items("accepted"))
        {
            if (MapReader.Of(item, context.Findings, ("mục chấp nhận", "an accepted finding")) is not { } one)
            {
                continue;
            }

            var check = one.Required("check", item.Position);
            var why = one.Required("why", item.Position);
            var by = one.Required("by", item.Position);
            var until = one.Date("until");
            if (!one.Has("until"))
            {
                one.Missing("until", item.Position);
            }

            one.Done();
            if (check is not null && why is not null && by is not null && until is { } end)
            {
                accepted.Add(new AcceptedFinding(check.Text, why.Text, by.Text, end, check.Position));
                context.Source.Remember(check.Position, one.Map);
            }
        }

        return accepted.ToImmutable();
    }
}
