using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Authoring;

/// <summary>Edits that may mend a finding; <see cref="QuickFixes"/> keeps those that do.</summary>
internal static partial class FixCandidates
{
    private static readonly string[] s_arguments = ["1 working day", "authority", "specialist", "1", "[authority]"];
    private static readonly string[] s_places = ["authority", "reception"];
    private static readonly string[] s_units =
    [
        "working days",
        "calendar days",
        "working hours",
        "working minutes",
        "months",
    ];

    public static IEnumerable<(string Vi, string En, IReadOnlyList<TextEdit> Edits)> Of(
        Draft draft,
        SourceText source,
        Diagnostic finding,
        LanguageWorld world
    )
    {
        var start = source.OffsetOf(finding.Position);
        var at = draft.Scalars().FirstOrDefault(s => s.Scalar.Span.Start == start);
        foreach (var word in Meant(finding))
        {
            foreach (var edit in WordEdits(draft.Text, start, finding, word))
            {
                yield return ($"Sửa thành “{word}”", $"Write '{word}'", [edit]);
            }
        }

        foreach (var one in OfCode(draft, start, at, finding, world))
        {
            yield return one;
        }
    }

    private static IEnumerable<(string Vi, string En, IReadOnlyList<TextEdit> Edits)> OfCode(
        Draft draft,
        int start,
        TypedScalar? at,
        Diagnostic finding,
        LanguageWorld world
    )
    {
        var (text, edits) = (draft.Text, new YamlEdits(draft.Text));
        var code = finding.Code;
        if (code == Codes.CarriageReturn.Code || code == Codes.NotNfc.Code || code == Codes.ControlCharacter.Code)
        {
            return [("Định dạng lại tệp", "Format the file", [new TextEdit(0, text.Length, Clean(text))])];
        }

        if (code == Codes.MissingKey.Code && MissingKey().Match(finding.Message.En) is { Success: true } missing)
        {
            return Missing(draft, start, missing.Groups["key"].Value, edits);
        }

        if (code == Codes.BadTerm.Code)
        {
            return Terms(at);
        }

        if (code == Codes.MissingArgument.Code && draft.Root is YamlMap root && root["use"] is YamlMap use)
        {
            return Argument(use, finding, edits);
        }

        if (code == Codes.RuleSurprises.Code)
        {
            return Literal(text, start, finding);
        }

        if (code == Codes.UnknownRule.Code && RuleName().Match(finding.Message.En) is { Success: true } rule)
        {
            return [Rule(draft, rule.Groups["name"].Value)];
        }

        if (at is null)
        {
            return code == Codes.DuplicateKey.Code ? [Line(text, start)] : [];
        }

        return code switch
        {
            _ when code == Codes.UnknownKey.Code || code == Codes.TemplateAndSteps.Code => [Without(at, edits)],
            _ when code == Codes.LoopWithoutBound.Code || code == Codes.PauseNeverReturns.Code => InAction(
                at,
                edits,
                world
            ),
            _ when code == Codes.FourEyesOnSelf.Code || code == Codes.FourEyesUnknown.Code =>
            [
                WithoutItem(draft, at, edits),
            ],
            _ when code == Codes.WaitWithoutEnd.Code => WaitEnd(at, edits, world),
            _ when code == Codes.NobodyCanWork.Code => Worker(at, finding, edits, world),
            _ when code == Codes.SilenceWithoutBasis.Code || code == Codes.CaseUnknown.Code => [Without(at, edits)],
            _ when code == Codes.FolderNotField.Code => [Value(at, Folder(finding), edits)],
            _ when code == Codes.NotADate.Code => Dates(at, edits),
            _ when code == Codes.NotANumber.Code =>
            [
                Value(at, string.Concat(at.Scalar.Text.Where(char.IsAsciiDigit)), edits),
            ],
            _ when code == Codes.NotAnId.Code => [Value(at, IdOf(at), edits)],
            _ when code == Codes.BindsWithoutSource.Code && draft.Root is YamlMap all =>
            [
                ("Bỏ xác nhận", "Take the confirmation back", [.. edits.Set(all, "confirmed", "no")]),
            ],
            _ when code == Codes.ChoiceWithoutChoices.Code && MapOf(at) is { } field =>
            [
                ("Thêm lựa chọn", "Add choices", [.. edits.Set(field, "choices", "[a, b]", "type")]),
            ],
            _ when code == Codes.DuplicateStep.Code
                    || code == Codes.DuplicatePaper.Code
                    || code == Codes.DuplicateCaseOrFee.Code => [Value(at, at.Scalar.Text + "-2", edits)],
            _ when code == Codes.DuplicateField.Code => [Value(at, at.Scalar.Text + "2", edits)],
            _ when code == Codes.AcceptedExpired.Code => [WithoutRecord(draft, at, "accepted", edits)],
            _ when code == Codes.UnusedParameter.Code => [WithoutRecord(draft, at, "parameters", edits)],
            _ => [],
        };
    }

    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> Missing(
        Draft draft,
        int start,
        string name,
        YamlEdits edits
    )
    {
        // The finding stands at the map, at its id, or at the key above it.
        var maps = draft
            .Scalars()
            .Where(s => s is { IsKey: true, Map: not null, Shape: not null })
            .DistinctBy(s => s.Map, (IEqualityComparer<YamlMap?>)ReferenceEqualityComparer.Instance)
            .Select(s => (Map: s.Map!, Shape: s.Shape!))
            .Where(m => m.Shape.Key(name) is not null && m.Map[name] is null or YamlScalar { IsEmpty: true })
            .OrderBy(m => m.Map.Span.Touches(start) ? m.Map.Span.Length : int.MaxValue)
            .ThenBy(m => Math.Abs(m.Map.Span.Start - start))
            .Take(3);
        foreach (var (map, shape) in maps)
        {
            yield return ($"Thêm “{name}”", $"Add '{name}'", [.. edits.Set(map, name, shape.Key(name)!.Sample)]);
        }
    }

    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> Terms(TypedScalar? at)
    {
        if (at is null || Amount().Match(at.Scalar.Text) is not { Success: true, Groups: var groups })
        {
            yield break;
        }

        var amount = groups["amount"].Value.Replace(',', '.');
        var isHours =
            at.Scalar.Text.Contains("hour", StringComparison.Ordinal)
            || at.Scalar.Text.Contains("giờ", StringComparison.Ordinal);
        foreach (var unit in s_units.OrderBy(u => isHours && u.Contains("hour", StringComparison.Ordinal) ? 0 : 1))
        {
            var term = $"{amount} {unit}";
            yield return (
                $"Ghi rõ đơn vị: {term}",
                $"Name the unit: {term}",
                [new TextEdit(at.Scalar.Span.Start, at.Scalar.Span.End, term)]
            );
        }
    }

    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> Argument(
        YamlMap use,
        Diagnostic finding,
        YamlEdits edits
    )
    {
        if (Needed().Match(finding.Message.En) is not { Success: true } match)
        {
            yield break;
        }

        var name = match.Groups["key"].Value;
        foreach (var sample in s_arguments)
        {
            yield return (
                $"Thêm “{name}: {sample}”",
                $"Add '{name}: {sample}'",
                use["with"] is YamlMap with
                    ? [.. edits.Set(with, name, sample)]
                    : [.. edits.Set(use, "with", $"{{ {name}: {sample} }}")]
            );
        }
    }

    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> InAction(
        TypedScalar at,
        YamlEdits edits,
        LanguageWorld world
    )
    {
        if (at.Map is not { } action)
        {
            yield break;
        }

        yield return ("Thêm “at-most: 2”", "Add 'at-most: 2'", [.. edits.Set(action, "at-most", "2")]);
        yield return (
            "Trả cho người làm trước",
            "Return it to the last holder",
            [.. edits.Set(action, "to-whom", "last-holder")]
        );
        if (world.Catalogue.Policies.Grounds.FirstOrDefault() is { } ground)
        {
            yield return (
                $"Thêm “pause: {ground.Id}”",
                $"Add 'pause: {ground.Id}'",
                [.. edits.Set(action, "pause", ground.Id)]
            );
        }
    }

    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> WaitEnd(
        TypedScalar at,
        YamlEdits edits,
        LanguageWorld world
    ) =>
        MapOf(at) is not { } step
            ? []
            : world
                .Catalogue.Policies.Values.Where(v => v.Term is not null)
                .DistinctBy(v => v.Id)
                .Select(v =>
                    (
                        $"Nhắc sau thời hạn “{v.Id}”",
                        $"Remind after '{v.Id}'",
                        (IReadOnlyList<TextEdit>)[.. edits.Set(step, "ends-by", $"{{ policy: {v.Id}, then: remind }}")]
                    )
                );

    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> Worker(
        TypedScalar at,
        Diagnostic finding,
        YamlEdits edits,
        LanguageWorld world
    )
    {
        if (MapOf(at) is not { } step)
        {
            return [];
        }

        return finding.Message.En.Contains("no role", StringComparison.Ordinal)
            ? world
                .Catalogue.Province.Roles.Select(r => r.Id)
                .OrderBy(r => r == "specialist" ? 0 : 1)
                .Select(r =>
                    (
                        $"Thêm “role: {r}”",
                        $"Add 'role: {r}'",
                        (IReadOnlyList<TextEdit>)[.. edits.Set(step, "role", r, "at")]
                    )
                )
            : s_places.Select(p =>
                ($"Thêm “at: {p}”", $"Add 'at: {p}'", (IReadOnlyList<TextEdit>)[.. edits.Set(step, "at", p, "id")])
            );
    }

    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> Dates(TypedScalar at, YamlEdits edits)
    {
        var match = VietnameseDate().Match(at.Scalar.Text);
        if (match.Success)
        {
            yield return Value(
                at,
                $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}",
                edits
            );
        }
    }

    private static (string, string, IReadOnlyList<TextEdit>) Value(TypedScalar at, string value, YamlEdits edits)
    {
        _ = edits;
        return (
            $"Sửa thành “{value}”",
            $"Write '{value}'",
            [new TextEdit(at.Scalar.Span.Start, at.Scalar.Span.End, value)]
        );
    }

    private static (string, string, IReadOnlyList<TextEdit>) Without(TypedScalar at, YamlEdits edits)
    {
        var key = at.IsKey ? at.Scalar.Text : at.Key?.Name ?? "";
        return ($"Bỏ “{key}”", $"Remove '{key}'", at.Map is { } map ? [.. edits.Remove(map, key)] : []);
    }

    private static (string, string, IReadOnlyList<TextEdit>) WithoutItem(Draft draft, TypedScalar at, YamlEdits edits)
    {
        _ = draft;
        var value = at.Map?[at.Key?.Name ?? ""];
        IReadOnlyList<TextEdit> change =
            value is YamlList list && list.Items.IndexOf(at.Scalar) is var i and >= 0
                ? list.Items.Length == 1
                    ? [.. edits.Remove(at.Map!, at.Key!.Name)]
                    : [edits.RemoveItem(list, i)]
                : at.Map is { } map
                    ? [.. edits.Remove(map, at.Key?.Name ?? "")]
                    : [];
        return ($"Bỏ “{at.Scalar.Text}”", $"Remove '{at.Scalar.Text}'", change);
    }

    private static (string, string, IReadOnlyList<TextEdit>) WithoutRecord(
        Draft draft,
        TypedScalar at,
        string section,
        YamlEdits edits
    )
    {
        var list = (draft.Root as YamlMap)?[section] as YamlList;
        var index = list?.Items.ToList().FindIndex(i => ReferenceEquals(i, at.Map)) ?? -1;
        IReadOnlyList<TextEdit> change =
            index < 0 ? []
            : list!.Items.Length == 1 ? [.. edits.Remove((YamlMap)draft.Root!, section)]
            : [edits.RemoveItem(list, index)];
        return ("Bỏ dòng này", "Remove it", change);
    }

    /// <summary>The number without its quotes, or the other way round.</summary>
    private static IEnumerable<(string, string, IReadOnlyList<TextEdit>)> Literal(
        string text,
        int start,
        Diagnostic finding
    )
    {
        var end = Math.Min(text.Length, start + finding.Length);
        var old = text[start..end];
        var value = old is ['"' or '\'', .., _] ? old[1..^1] : $"\"{old}\"";
        yield return ($"Sửa thành {value}", $"Write {value}", [new TextEdit(start, end, value)]);
    }

    /// <summary>A first body for a rule that is called and not there.</summary>
    private static (string, string, IReadOnlyList<TextEdit>) Rule(Draft draft, string name)
    {
        var body = $"function {name}() {{ return 0; }}";
        var edit =
            draft.Root is YamlMap root && root["rules"] is YamlScalar { Indent: > 0 } rules
                ? new TextEdit(rules.Span.End, rules.Span.End, "\n" + new string(' ', rules.Indent) + body)
                : new TextEdit(
                    draft.Text.Length,
                    draft.Text.Length,
                    $"{(draft.Text.EndsWith('\n') ? "" : "\n")}rules: |\n  {body}\n"
                );
        return ($"Thêm quy tắc “{name}”", $"Add the rule '{name}'", [edit]);
    }

    private static (string, string, IReadOnlyList<TextEdit>) Line(string text, int start)
    {
        var from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var to = text.IndexOf('\n', start) is var end and >= 0 ? end + 1 : text.Length;
        return ("Bỏ dòng này", "Remove this line", [new TextEdit(from, to, "")]);
    }

    private static YamlMap? MapOf(TypedScalar at) => at.Map;

    /// <summary>What the hint says was meant: one word, or each of a few.</summary>
    private static IEnumerable<string> Meant(Diagnostic finding)
    {
        if (finding.Hint is not { En: var hint })
        {
            return [];
        }

        if (DidYouMeanHint().Match(hint) is { Success: true } meant)
        {
            return [meant.Groups["word"].Value];
        }

        return ListHint().Match(hint) is { Success: true } list
            ? list.Groups["words"].Value.Split(", ").Where(w => !w.Contains(' ', StringComparison.Ordinal)).Take(8)
            : [];
    }

    // The finding may stand at 'form.comune', 'rule fe' or '"ful"' while the hint names the last word alone.
    private static IEnumerable<TextEdit> WordEdits(string text, int start, Diagnostic finding, string word)
    {
        var end = Math.Min(text.Length, start + finding.Length);
        var old = text[start..end];
        yield return new TextEdit(start, end, word);
        if (old is ['"' or '\'', .., _])
        {
            yield return new TextEdit(start + 1, end - 1, word);
        }

        var split = old.LastIndexOfAny(['.', ' ']);
        if (split >= 0)
        {
            yield return new TextEdit(start + split + 1, end, word);
        }

        // The action of an example's act, or its step.
        var dot = text.IndexOf('.', start, end - start);
        if (dot >= 0)
        {
            yield return new TextEdit(start, dot, word);
        }
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (
            var c in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\t", "  ", StringComparison.Ordinal)
        )
        {
            if (
                c == '\n'
                || !(
                    char.IsControl(c)
                    || char.GetUnicodeCategory(c)
                        is UnicodeCategory.Format
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                )
            )
            {
                clean.Append(c);
            }
        }

        var lines = clean.ToString();
        return TextFolding.Composed(lines);
    }

    /// <summary>The nearest id: "Đo đạc" becomes do-dac, or doDac for a field.</summary>
    private static string IdOf(TypedScalar at)
    {
        var words = TextFolding.Words(at.Scalar.Text).ToList();
        var id =
            at.Kind == ScalarKind.FieldId
                ? string.Concat(words.Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]))
                : string.Join('-', words);
        return id.Length > 0 && char.IsAsciiLetterLower(id[0]) ? id : "x" + id;
    }

    private static string Folder(Diagnostic finding) =>
        finding.Position.File.Split('/') is [.., var folder, _] ? folder : YamlText.Scalar("");

    [GeneratedRegex(@"\A'(?<key>[a-z-]+):' is missing", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MissingKey();

    [GeneratedRegex(@"needs '(?<key>[a-z0-9-]+)'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Needed();

    [GeneratedRegex(
        @"no rule '(?<name>[A-Za-z][A-Za-z0-9]*)'",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex RuleName();

    [GeneratedRegex(@"\Adid you mean '(?<word>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DidYouMeanHint();

    [GeneratedRegex(@"\A[a-z ]+: (?<words>[^:]+)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListHint();

    [GeneratedRegex(
        @"\A *(?<amount>[0-9]{1,5}([.,][0-9]{1,2})?)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Amount();

    [GeneratedRegex(
        @"\A(?<d>[0-9]{1,2})[/.-](?<m>[0-9]{1,2})[/.-](?<y>[0-9]{4})\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex VietnameseDate();
}
