using Bpm.Procedures.Text;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Diff;

/// <summary>Changes of the limits as they bind a dossier: by case and channel, after every look-up.</summary>
internal static class LimitChanges
{
    public static IEnumerable<ProcedureChange> Between(Publication before, Publication after, Language language)
    {
        var cases = after.Procedure.Cases.Select(c => c.Id).Where(id => before.Procedure.Cases.Any(c => c.Id == id));
        foreach (var caseId in cases.Prepend<string?>(null))
        {
            var old = ChannelWords.All.Select(c => before.LimitsFor(caseId, c.Channel)).ToList();
            var now = ChannelWords.All.Select(c => after.LimitsFor(caseId, c.Channel)).ToList();
            foreach (var change in One("statutory", l => l.Statutory))
            {
                yield return change;
            }

            foreach (var change in One("committed", l => l.Committed))
            {
                yield return change;
            }

            IEnumerable<ProcedureChange> One(string property, Func<Limits, Term?> of)
            {
                var pairs = old.Zip(now, (a, b) => (Old: of(a)?.ToText(language), Now: of(b)?.ToText(language)))
                    .ToList();

                // A change that every channel has is said once.
                var isEverywhere = pairs.Distinct().Count() == 1;
                for (var i = 0; i < (isEverywhere ? 1 : pairs.Count); i++)
                {
                    if (pairs[i].Old != pairs[i].Now)
                    {
                        yield return Change(
                            property,
                            caseId,
                            isEverywhere ? null : ChannelWords.All[i].Word,
                            pairs[i],
                            language
                        );
                    }
                }
            }
        }
    }

    private static ProcedureChange Change(
        string property,
        string? caseId,
        string? channel,
        (string? Old, string? Now) values,
        Language language
    )
    {
        var ofCase = caseId is null ? "" : language.Pick($" của trường hợp {caseId}", $" in the case {caseId}");
        var ofChannel = channel is null ? "" : $" ({channel})";
        var text =
            property == "statutory"
                ? $"{language.Pick("thời hạn luật định", "statutory limit")}{ofCase}: {ProcedureChange.Arrow(values.Old, values.Now, language)}"
                : $"{language.Pick("thời hạn cam kết", "the promise")}{ofCase} {language.Pick("chuyển", "moves")} {ProcedureChange.FromTo(values.Old, values.Now, language)}";
        return new ProcedureChange(
            ChangeKind.Changed,
            caseId is null ? "limit" : $"case {caseId}",
            channel is null ? property : $"{property} {channel}",
            values.Old,
            values.Now,
            text + ofChannel
        );
    }
}
