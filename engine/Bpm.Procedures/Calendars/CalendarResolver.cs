using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Calendars;

/// <summary>Brings calendar files together: each over the one it extends, checked, made.</summary>
internal static class CalendarResolver
{
    public static ImmutableDictionary<string, WorkingCalendar> Resolve(
        IReadOnlyList<CalendarFile> files,
        Func<string, Findings> findingsOf
    )
    {
        var byName = new Dictionary<string, CalendarFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!byName.TryAdd(file.Overlay.Name, file))
            {
                findingsOf(file.Position.File)
                    .Add(
                        Codes.DuplicateUnit,
                        file.Position,
                        (
                            $"lịch “{file.Overlay.Name}” đã khai báo tại {byName[file.Overlay.Name].Position}",
                            $"the calendar '{file.Overlay.Name}' is already declared at {byName[file.Overlay.Name].Position}"
                        )
                    );
            }
        }

        CalendarFile[] named = [.. byName.Values];
        var made = new WorkingCalendar?[named.Length];
        // Each file has its own findings: the order of work cannot be seen.
        Parallel.For(
            0,
            named.Length,
            i =>
            {
                var findings = findingsOf(named[i].Position.File);
                made[i] = Definition(named[i], byName, findings) is { } definition
                    ? Make(definition, named[i], findings)
                    : null;
            }
        );
        return made.OfType<WorkingCalendar>().ToImmutableDictionary(c => c.Name, StringComparer.Ordinal);
    }

    private static CalendarDefinition? Definition(
        CalendarFile file,
        Dictionary<string, CalendarFile> byName,
        Findings findings
    )
    {
        var chain = new List<CalendarFile> { file };
        while (chain[^1].Extends is { } parent)
        {
            if (!byName.TryGetValue(parent, out var next))
            {
                if (chain.Count == 1)
                {
                    findings.Add(
                        Codes.UnknownCalendar,
                        file.Map["extends"]!,
                        ($"không có lịch “{parent}”", $"there is no calendar '{parent}'"),
                        DidYouMean.Hint(parent, byName.Keys, ("lịch", "calendars"))
                    );
                }

                return null;
            }

            if (chain.Contains(next))
            {
                findings.Add(
                    Codes.CalendarWrong,
                    file.Position,
                    (
                        $"các lịch kế thừa nhau thành vòng: {string.Join(" → ", chain.Append(next).Select(c => c.Overlay.Name))}",
                        $"calendars extend each other in a circle: {string.Join(" → ", chain.Append(next).Select(c => c.Overlay.Name))}"
                    )
                );
                return null;
            }

            chain.Add(next);
        }

        var root = chain[^1].Overlay;
        var empty = new CalendarDefinition
        {
            Name = root.Name,
            Version = root.Version,
            Week = new Dictionary<NodaTime.IsoDayOfWeek, IReadOnlyList<Session>>(),
            Years = [],
        };
        var definition = root.Over(empty);
        for (var i = chain.Count - 2; i >= 0; i--)
        {
            definition = chain[i].Overlay.Over(definition);
        }

        return definition;
    }

    private static WorkingCalendar? Make(CalendarDefinition definition, CalendarFile file, Findings findings)
    {
        var isUsable = true;
        foreach (var finding in CalendarCheck.Check(definition))
        {
            var place = Place(file.Map, finding.Path);
            findings.Add(
                finding.IsError ? Codes.CalendarWrong : Codes.CalendarDoubtful,
                place?.Position ?? file.Position,
                ($"{finding.Path}: {finding.Message.Vi}", $"{finding.Path}: {finding.Message.En}")
            );
            isUsable &= !finding.IsError;
        }

        try
        {
            return isUsable ? WorkingCalendar.Create(definition) : null;
        }
        catch (ArgumentException e)
        {
            // What the check did not foresee still belongs to the file, not to the process.
            var why = e.Message.Split('\n')[0];
            findings.Add(Codes.CalendarWrong, file.Position, ($"lịch không dùng được: {why}", why));
            return null;
        }
    }

    // The key that the last part of a finding's path names, wherever it stands in the file.
    private static YamlNode? Place(YamlNode node, string path)
    {
        var parts = path.Split('/');
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (FindKey(node, parts[i]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static YamlNode? FindKey(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlMap map:
                return map.Entries.FirstOrDefault(e => e.Key.Text == key)?.Key
                    ?? map.Entries.Select(e => FindKey(e.Value, key)).FirstOrDefault(n => n is not null);
            case YamlList list:
                return list.Items.Select(i => FindKey(i, key)).FirstOrDefault(n => n is not null);
            default:
                return null;
        }
    }
}
