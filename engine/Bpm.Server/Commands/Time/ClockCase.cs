using System.Text.Json;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Time;

/// <summary>One line of <c>bpm time clock</c>: the facts of a clock, the time of asking, and who held the dossier.</summary>
/// <param name="Holdings">The pauses first, as holdings of the whole dossier, then those that the line names.</param>
internal sealed record ClockCase(ClockFacts Facts, LocalDateTime Now, IReadOnlyList<Holding> Holdings)
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false };
    private static readonly LocalDate s_anyDate = new(2000, 1, 1);

    /// <summary>Reads a line; the format is in <c>engine/docs/working-time.md</c>.</summary>
    /// <exception cref="FormatException">A fact is missing or wrong; the message names it and says what to write.</exception>
    /// <exception cref="JsonException">The line isn't JSON.</exception>
    public static ClockCase Read(string line)
    {
        using var document = JsonDocument.Parse(line, s_options);
        var fact = new Fields(
            document.RootElement,
            "",
            ["start", "term", "rule", "pauses", "extensions", "finished", "now", "notAfter", "cutOff", "holdings"]
        );
        var finished = fact.Moment("finished");
        var pauses = fact.Items("pauses");
        var facts = new ClockFacts
        {
            Start = fact.Moment("start") ?? throw fact.Missing("start", MomentText.Example),
            Term = fact.Term("term"),
            Rule = fact.Word(
                "rule",
                null,
                ("moment", StartRule.Moment),
                ("next-working-day", StartRule.NextWorkingDay)
            ),
            Pauses = [.. pauses.Select(PauseOf)],
            Extensions = [.. fact.Items("extensions").Select(ExtensionOf)],
            FinishedAt = finished,
            NotAfter = fact.Moment("notAfter"),
            CutOff = CutOffOf(fact),
        };
        return new ClockCase(
            facts,
            fact.Moment("now") ?? finished ?? throw fact.Missing("now", MomentText.Example),
            [.. pauses.Select(PauseHolding), .. fact.Items("holdings").Select(HoldingOf)]
        );
    }

    private static Pause PauseOf(JsonElement item, int index)
    {
        var pause = PauseFields(item, index);
        return new Pause(
            pause.Moment("from") ?? throw pause.Missing("from", MomentText.Example),
            pause.Moment("to"),
            pause.Text("ground") ?? throw pause.Missing("ground", "supplement"),
            pause.Text("basis"),
            pause.Word("effect", null, ("resume", PauseEffect.Resume), ("restart", PauseEffect.Restart))
        );
    }

    /// <summary>A pause's minutes are the lawful pause's own, or the applicant's where the line says so.</summary>
    private static Holding PauseHolding(JsonElement item, int index)
    {
        var pause = PauseFields(item, index);
        var ground = pause.Text("ground")!;
        var holder = pause.Word(
            "holder",
            Holder.LawfulPause(ground),
            (Holder.LawfulPauseKind, Holder.LawfulPause(ground)),
            (Holder.ApplicantKind, Holder.Applicant)
        );
        return new Holding(pause.Moment("from")!.Value, pause.Moment("to"), holder);
    }

    private static Fields PauseFields(JsonElement item, int index) =>
        new(item, $"pauses[{index}].", ["from", "to", "ground", "basis", "effect", "holder"]);

    private static Extension ExtensionOf(JsonElement item, int index)
    {
        var extension = new Fields(item, $"extensions[{index}].", ["at", "by", "basis", "kind"]);
        return new Extension(
            extension.Moment("at") ?? throw extension.Missing("at", MomentText.Example),
            extension.Term("by"),
            extension.Text("basis"),
            extension.Word(
                "kind",
                ExtensionKind.Lawful,
                ("lawful", ExtensionKind.Lawful),
                ("reappointment", ExtensionKind.Reappointment)
            )
        );
    }

    private static Holding HoldingOf(JsonElement item, int index)
    {
        var holding = new Fields(item, $"holdings[{index}].", ["from", "to", "holder", "unit", "branch", "due"]);
        var unit = holding.Text("unit");
        var kind = holding.Word(
            "holder",
            null,
            (Holder.AgencyKind, Holder.AgencyKind),
            (Holder.ApplicantKind, Holder.ApplicantKind),
            (Holder.LawfulPauseKind, Holder.LawfulPauseKind),
            (Holder.UnassignedKind, Holder.UnassignedKind)
        );
        if (unit is null && kind is Holder.AgencyKind or Holder.LawfulPauseKind)
        {
            throw holding.Missing("unit", kind == Holder.AgencyKind ? "land-office" : "supplement");
        }

        return new Holding(
            holding.Moment("from") ?? throw holding.Missing("from", MomentText.Example),
            holding.Moment("to"),
            new Holder(kind, unit),
            holding.Text("branch"),
            holding.Moment("due")
        );
    }

    private static LocalTime? CutOffOf(Fields fact)
    {
        if (fact.Text("cutOff") is not { } text)
        {
            return null;
        }

        return MomentText.TryMoment($"{MomentText.Text(s_anyDate)}T{text}", out var moment)
            ? moment.TimeOfDay
            : throw new FormatException(
                $"cutOff '{MomentText.Short(text)}' is not a time of day; write for example 15:00"
            );
    }

    /// <summary>The fields of one object, read by name.</summary>
    private readonly record struct Fields
    {
        private readonly JsonElement element;
        private readonly string path;

        /// <param name="path">Where the object stands, with a dot after it; empty for the line itself.</param>
        public Fields(JsonElement element, string path, string[] known)
        {
            (this.element, this.path) = (element, path);
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException(
                    path.Length == 0
                        ? "a line is one JSON object; write for example {\"start\":\"2026-02-12T09:10\", …}"
                        : $"{path[..^1]} is not an object; write {{…}} with {string.Join(", ", known)}"
                );
            }

            foreach (var property in element.EnumerateObject())
            {
                if (!known.Contains(property.Name))
                {
                    var name = MomentText.Short(property.Name);
                    throw new FormatException(
                        $"there is no fact '{path}{name}'; {DidYouMean.Hint(name, known, ("dữ kiện", "facts"))?.En}"
                    );
                }
            }
        }

        public FormatException Missing(string name, string example) =>
            new($"{path}{name} is missing; write for example \"{name}\":\"{example}\"");

        /// <summary>A text; null when it is absent or null.</summary>
        public string? Text(string name)
        {
            if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            return value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : throw new FormatException(
                    $"{path}{name} is {MomentText.Short(value.GetRawText())}; write a text in quotes"
                );
        }

        public LocalDateTime? Moment(string name)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            return MomentText.TryMoment(text, out var moment)
                ? moment
                : throw new FormatException($"{path}{name} {MomentText.WrongMoment(text)}");
        }

        public Term Term(string name)
        {
            var text = Text(name) ?? throw Missing(name, "5 working days");
            return WorkingTime.Term.TryParse(text, out var term, out var wrong)
                ? term
                : throw new FormatException($"{path}{name}: {wrong?.En}");
        }

        /// <param name="absent">What holds without the field; null when the field must be there.</param>
        public T Word<T>(string name, T? absent, params ReadOnlySpan<(string Word, T Value)> words)
            where T : class =>
            Text(name) is { } text ? Chosen(name, text, words) : absent ?? throw Missing(name, words[0].Word);

        /// <inheritdoc cref="Word{T}(string, T, ReadOnlySpan{ValueTuple{string, T}})"/>
        public T Word<T>(string name, T? absent, params ReadOnlySpan<(string Word, T Value)> words)
            where T : struct =>
            Text(name) is { } text ? Chosen(name, text, words) : absent ?? throw Missing(name, words[0].Word);

        public JsonElement[] Items(string name)
        {
            if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return [];
            }

            return value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray()]
                : throw new FormatException($"{path}{name} is not a list; write [{{…}}, {{…}}]");
        }

        private T Chosen<T>(string name, string text, ReadOnlySpan<(string Word, T Value)> words)
        {
            foreach (var (word, value) in words)
            {
                if (word == text)
                {
                    return value;
                }
            }

            var all = new List<string>();
            foreach (var (word, _) in words)
            {
                all.Add(word);
            }

            throw new FormatException(
                $"{path}{name} can't be '{MomentText.Short(text)}'; write {string.Join(" or ", all)}"
            );
        }
    }
}
