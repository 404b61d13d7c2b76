using System.Collections.Immutable;
using Bpm.Procedures.Text;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Diff;

/// <summary>
/// What changes for people between two publications, in words: the head, limits and promises, then steps, papers, form,
/// fees, policies and the rest. What only moves in the text, a comment or an example is no change.
/// </summary>
public static class ProcedureDiff
{
    /// <summary>In a fixed order; empty when nothing changes for anyone.</summary>
    public static ImmutableArray<ProcedureChange> Between(
        Publication before,
        Publication after,
        Language language = Language.English
    )
    {
        var (old, now) = (new DiffParts(before, language), new DiffParts(after, language));
        return
        [
            .. Section(old.Head(), now.Head(), language),
            .. LimitChanges.Between(before, after, language),
            .. Section(old.Limits(), now.Limits(), language),
            // Written by hand or by a template, the steps are what counts; of one template the arguments are told.
            .. before.Procedure.Template?.Template == after.Procedure.Template?.Template
                ? Section(old.Template(), now.Template(), language)
                : [],
            .. Section(old.Steps(), now.Steps(), language),
            .. Section(old.Papers(), now.Papers(), language),
            .. Section(old.Form(), now.Form(), language),
            .. Section(old.Fees(), now.Fees(), language),
            .. Section(old.Results(), now.Results(), language),
            .. Section(old.Policies(), now.Policies(), language),
            .. Section(old.Rest(), now.Rest(), language),
        ];
    }

    private static IEnumerable<ProcedureChange> Section(
        IEnumerable<DiffPart> before,
        IEnumerable<DiffPart> after,
        Language language
    )
    {
        var old = before.ToList();
        var now = after.ToList();
        var oldByKey = old.DistinctBy(p => p.Key).ToDictionary(p => p.Key, StringComparer.Ordinal);
        var nowByKey = now.DistinctBy(p => p.Key).ToDictionary(p => p.Key, StringComparer.Ordinal);
        foreach (var gone in old.Where(p => !nowByKey.ContainsKey(p.Key)))
        {
            // With a step go its actions: they are not told apart.
            if (gone.Parent is null || nowByKey.ContainsKey(gone.Parent.Key))
            {
                yield return Gone(gone, language);
            }
        }

        foreach (var part in now)
        {
            if (oldByKey.TryGetValue(part.Key, out var same))
            {
                foreach (var change in Changes(same, part, language))
                {
                    yield return change;
                }
            }
            else if (part.Parent is null || oldByKey.ContainsKey(part.Parent.Key))
            {
                yield return New(part, language);
            }
        }
    }

    private static IEnumerable<ProcedureChange> Changes(DiffPart before, DiffPart after, Language language)
    {
        foreach (var property in after.Properties)
        {
            var old = before.Value(property.Key);
            if (
                string.Equals(old, property.Value, StringComparison.Ordinal)
                || (property.Key == DiffParts.OrderKey && InSameOrder(old, property.Value))
            )
            {
                continue;
            }

            var words = new[] { after.Name, property.Word, ProcedureChange.Arrow(old, property.Value, language) };
            yield return new ProcedureChange(
                ChangeKind.Changed,
                after.Key,
                property.Key,
                old,
                property.Value,
                property.Key == "text"
                    ? $"{after.Name} {language.Pick("thay đổi", "change")}"
                    : string.Join(": ", words.Where(w => w.Length > 0))
            );
        }
    }

    // An entry that comes or goes is told by itself; the order changes when those that stay change places.
    private static bool InSameOrder(string? before, string? after)
    {
        var (old, now) = (DiffParts.Ids(before), DiffParts.Ids(after));
        return old.Intersect(now, StringComparer.Ordinal).SequenceEqual(now.Intersect(old, StringComparer.Ordinal));
    }

    private static ProcedureChange Gone(DiffPart part, Language language) =>
        new(
            ChangeKind.Removed,
            part.Key,
            null,
            part.Title,
            null,
            Inside(part) + language.Pick($"bỏ {part.Own}", $"{part.Own} goes") + Called(part)
        );

    private static ProcedureChange New(DiffPart part, Language language)
    {
        var values = part.Properties.Where(p => p.Word.Length == 0).Select(p => p.Value).OfType<string>();
        var more = string.Concat(values.Select(v => $", {v}"));
        return new ProcedureChange(
            ChangeKind.Added,
            part.Key,
            null,
            null,
            part.Title,
            Inside(part) + language.Pick($"thêm {part.Own}", $"new {part.Own}") + Called(part) + more
        );
    }

    private static string Inside(DiffPart part) => part.Parent is { Name.Length: > 0 } parent ? $"{parent.Name}: " : "";

    private static string Called(DiffPart part) =>
        string.IsNullOrEmpty(part.Title) || part.SaysTitle ? "" : $" ({part.Title})";
}
