using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Templates;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Import;

/// <summary>What an import works with: the province that takes the list over.</summary>
public sealed record ImportWorld
{
    public required Province Province { get; init; }
    public required TemplateSet Templates { get; init; }

    /// <summary>The calendar that dates the examples and gives the length of a day.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>The day on which units must exist.</summary>
    public required LocalDate On { get; init; }
    public ImportMap Map { get; init; } = ImportMap.None;

    /// <summary>Where the list comes from when neither row nor map says; stands under <c>source: ref</c>.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Published versions, <c>code@version</c>: their files must not change.</summary>
    public ImmutableHashSet<string> Locked { get; init; } = [];

    /// <summary>Codes that somebody else writes: their rows are left alone.</summary>
    public ImmutableHashSet<string> Except { get; init; } = [];
}

/// <summary>
/// Turns rows of a list into procedure files, and says of every part how much it is worth. Pure: it sees the files that
/// are there as texts, and writes none.
/// </summary>
public sealed class Importer
{
    private readonly ImportWorld world;
    private readonly Handlers handlers;
    private readonly FieldNames fields;
    private readonly ExampleText examples;
    private readonly int dayLength;
    private readonly Dictionary<string, TemplateShape> shapes;

    /// <summary>Every template that a rule may choose.</summary>
    public static IEnumerable<string> TemplateNames => TemplateRules.All.Select(r => r.Template).Distinct();

    public Importer(ImportWorld world)
    {
        this.world = world;
        dayLength = world.Calendar.DayLengthMinutes;
        handlers = new Handlers(world.Province, world.Map, world.On);
        fields = new FieldNames(world.Province, world.Map);
        examples = new ExampleText(world.Calendar);
        shapes = world
            .Templates.All.Where(t => !t.IsBroken)
            .GroupBy(t => t.Template!.Id, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => new TemplateShape(g.MaxBy(t => t.Template!.Version)!.Template!, dayLength),
                StringComparer.Ordinal
            );
    }

    /// <param name="existing">Files that are there, by path under the catalogue's folder.</param>
    public ImportResult Run(RowList list, IReadOnlyDictionary<string, string> existing)
    {
        var rows = ImmutableArray.CreateBuilder<ImportedRow>();
        var byCode = existing
            .Select(f => (Code: CodeOf(f.Key), f.Key))
            .Where(f => f.Code.Length > 0)
            .GroupBy(f => f.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(f => VersionOf(f.Key)).Key, StringComparer.Ordinal);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var bad in list.Bad)
        {
            rows.Add(Refused(bad.Line, bad.Code, "row", bad.Reason));
        }

        foreach (var row in list.Rows)
        {
            if (world.Except.Contains(row.Code))
            {
                continue;
            }

            if (!first.TryAdd(row.Code, row.Line))
            {
                rows.Add(
                    Refused(
                        row.Line,
                        row.Code,
                        "code",
                        $"the code is already in line {first[row.Code]}; the first stays"
                    )
                );
                continue;
            }

            rows.Add(One(row, byCode.GetValueOrDefault(row.Code), existing));
        }

        return new ImportResult([.. rows.OrderBy(r => r.Line)]);
    }

    private ImportedRow One(CatalogueRow row, string? path, IReadOnlyDictionary<string, string> existing)
    {
        if (!ProcedureReader.IsCode(row.Code))
        {
            return Refused(
                row.Line,
                row.Code,
                "code",
                row.Code.Length == 0 ? "the row has no code" : $"'{row.Code}' is no procedure code"
            );
        }

        if (row.Name.Length == 0)
        {
            return Refused(row.Line, row.Code, "name", "the row has no name");
        }

        var (handler, why) = handlers.Find(row);
        if (handler is null)
        {
            return Refused(row.Line, row.Code, "handler", why!);
        }

        var version = path is null ? 1 : VersionOf(path);
        if (Draft(row, handler, version) is not var (draft, notes))
        {
            return Refused(row.Line, row.Code, "process", "no template has room in the limit");
        }

        var text = Fingerprint.Sign(Formatter.Format(ProcedureText.Of(draft)).Text);
        var result = new ImportedRow(row.Line, row.Code, ImportOutcome.New, notes)
        {
            Path = path ?? $"{draft.Field}/{row.Code}@{version}.yaml",
            Template = draft.Template,
        };
        var isLocked = world.Locked.Contains($"{row.Code}@{version}");
        return ImportMerge.Of(result, text, path is null ? null : existing[path], isLocked);
    }

    private (ProcedureDraft Draft, ImmutableArray<ImportNote> Notes)? Draft(
        CatalogueRow row,
        Handler handler,
        int version
    )
    {
        var notes = ImmutableArray.CreateBuilder<ImportNote>();
        var origin = ImmutableArray.CreateBuilder<(string, string)>();
        var limit = LimitFacts.Of(row, dayLength);
        var (field, fieldRule) = fields.Find(row.Field);
        if (Choose(row, handler, field, limit) is not { } choice)
        {
            return null;
        }

        var (shape, rule, fit) = choice;
        Derive("process", rule);
        if (handler.Rule is { } handlerRule)
        {
            Derive("handler", handlerRule);
        }
        else
        {
            Add("handler", ImportMark.Taken, "named-by-the-list");
        }

        NoteLevel(row, Derive);
        Note("field", fieldRule, fieldRule is null ? ImportMark.Taken : ImportMark.Doubtful, "known-field");
        Note("limit", limit.Rule, limit.Rule is null ? ImportMark.Taken : ImportMark.Derived, "published-limit");
        if (!limit.Cases.IsEmpty)
        {
            Add("limit", ImportMark.Doubtful, "several-limits-became-cases-of-unknown-condition");
        }

        var place = PlaceOf(shape, handler);
        var (papers, paperField) = RowPapers.Of(row, Add);
        var form = ImmutableArray.CreateBuilder<string>();
        if (place.NeedsCommune && !HasCommune(shape.Template))
        {
            form.Add("  - { id: commune, label: Xã/phường, type: commune }");
        }

        if (paperField is not null)
        {
            form.Add(paperField);
        }

        if (row.Fees.Length > 1)
        {
            form.Add(ProcedureText.FeeField(row.Fees));
            Add("fees", ImportMark.Doubtful, "several-fees-of-unknown-condition");
        }
        else
        {
            Add(
                "fees",
                row.Has(RowFlags.NoFee) || (row.Fees.IsEmpty && !row.FeeFree) ? ImportMark.Doubtful : ImportMark.Taken,
                row.Fees.Length == 1 ? "one-fee-at-submission"
                    : row.FeeFree ? "free"
                    : "fee-not-published"
            );
        }

        var results = RowPapers.Results(row, Add);
        Add(
            "online",
            row.OnlineOffered is null ? ImportMark.Doubtful : ImportMark.Taken,
            row.OnlineOffered is null ? "not-said" : "channels"
        );
        var isPublished = limit.Statutory is not null && row.Decision.Length > 0;
        var arguments = With(shape, handler, row, fit, Derive);
        var reference = ReferenceOf(row);
        var draft = new ProcedureDraft
        {
            Code = row.Code,
            Version = version,
            Name = row.Name,
            Field = field,
            Handler = place,
            Template = shape.Template.Reference,
            Limit = limit,
            Decision = row.Decision,
            Reference = reference,
            SourceRule = isPublished ? null : limit.Rule ?? "list-without-decision",
            Online =
                row.OnlineOffered != true ? "not-offered"
                : row.OnlineLevel.Length > 0 ? row.OnlineLevel
                : "offered",
            With = arguments,
            CaseSteps = CaseSteps(shape, limit),
            Papers = papers,
            Form = form.ToImmutable(),
            Fees = row.Fees,
            Results = results,
        };
        draft = draft with
        {
            Origin = origin.ToImmutable(),
            Comments = Comments(row, notes),
            Example =
            [
                .. examples.Lines(
                    row.Code,
                    shape.Template,
                    Answers(shape.Template, draft),
                    limit,
                    row.Fees is [var f, ..] ? f : null
                ),
            ],
        };
        return (draft, notes.ToImmutable());

        void Add(string aspect, ImportMark mark, string reason) => notes.Add(new ImportNote(aspect, mark, reason));

        void Note(string aspect, string? reason, ImportMark mark, string taken) => Add(aspect, mark, reason ?? taken);

        void Derive(string part, string reason)
        {
            origin.Add((part, reason));
            Add(part, ImportMark.Derived, reason);
        }
    }

    private static void NoteLevel(CatalogueRow row, Action<string, string> derive)
    {
        if (row.Has(RowFlags.LevelRaised))
        {
            derive("level", "raised-to-the-agency-named");
        }
        else if (row.Has(RowFlags.LevelCollapsed))
        {
            derive("level", "levels-of-2025-collapsed");
        }
    }

    /// <summary>The first rule that holds and whose template has room, with its terms.</summary>
    private (TemplateShape Shape, string Rule, ImmutableDictionary<string, Term> Fit)? Choose(
        CatalogueRow row,
        Handler handler,
        string field,
        LimitFacts limit
    )
    {
        var minutes = LimitFacts.MinutesOf(limit.Fitted, dayLength);
        var facts = new ChoiceFacts(
            handler.Level,
            field,
            ListText.Key(row.Name),
            ListText.Key(string.Join(" | ", row.Actors.Append(row.Result).Append(row.CoordinatedWith))),
            minutes / (decimal)dayLength,
            limit.Statutory is { Unit: TermUnit.SameDay },
            row.CoordinatedWith.Length > 0
        );
        var rules = TemplateRules.All.Where(r => r.When(facts)).Select(r => (r.Id, r.Template));
        if (world.Map.Templates.TryGetValue(ListText.Key(row.Code), out var mapped))
        {
            rules = rules.Prepend(("mapped-by-the-province", mapped.Split('@')[0]));
        }

        foreach (var (rule, name) in rules)
        {
            if (
                shapes.TryGetValue(name, out var shape)
                && TermFit.Fit(shape, minutes, dayLength) is { } fit
                && limit.Cases.All(c =>
                    TermFit.Fit(shape, LimitFacts.MinutesOf(c.Term, dayLength), dayLength) is not null
                )
            )
            {
                return (shape, rule, fit);
            }
        }

        return null;
    }

    private static readonly string[] s_asked =
    [
        "so-tai-chinh",
        "so-tu-phap",
        "so-xay-dung",
        "so-nong-nghiep-moi-truong",
    ];

    /// <summary>Arguments that differ from the defaults: fitted terms, and which departments are asked.</summary>
    private ImmutableArray<(string, string)> With(
        TemplateShape shape,
        Handler handler,
        CatalogueRow row,
        ImmutableDictionary<string, Term> fit,
        Action<string, string> derive
    )
    {
        var with = ImmutableArray.CreateBuilder<(string, string)>();
        var named = ListText.Key(row.CoordinatedWith + " | " + string.Join(" | ", row.Actors));
        var asked = new Queue<string>(
            world
                .Province.Units.Where(u =>
                    u.Office == "department"
                    && u.ExistsOn(world.On)
                    && named.Contains(ListText.Key(u.Name), StringComparison.Ordinal)
                )
                .Select(u => u.Code)
                .Concat(s_asked.Where(c => world.Province.Unit(c) is not null))
                .Where(c => c != handler.Unit)
                .Distinct()
        );
        foreach (var parameter in shape.Template.Parameters)
        {
            if (parameter.Type == ParameterType.Unit && asked.TryDequeue(out var unit))
            {
                var standard = ((parameter.Default as YamlMap)?["unit"] as YamlScalar)?.Text;
                if (standard != unit)
                {
                    with.Add((parameter.Id, $"{{ unit: {unit} }}"));
                }

                if (parameter == shape.Template.Parameters.First(p => p.Type == ParameterType.Unit))
                {
                    derive("asked", "departments-named-then-usual-ones");
                }
            }
            else if (
                fit.TryGetValue(parameter.Id, out var term)
                && shape.Slots.First(s => s.Parameter == parameter.Id).Default != term
            )
            {
                with.Add((parameter.Id, term.ToString()));
            }
        }

        return with.ToImmutable();
    }

    private ImmutableDictionary<string, ImmutableArray<(string, Term)>> CaseSteps(TemplateShape shape, LimitFacts limit)
    {
        var cases = ImmutableDictionary.CreateBuilder<string, ImmutableArray<(string, Term)>>();
        foreach (var one in limit.Cases)
        {
            if (TermFit.Fit(shape, LimitFacts.MinutesOf(one.Term, dayLength), dayLength) is { } fit)
            {
                cases[one.Id] =
                [
                    .. shape
                        .Slots.Where(s => fit.ContainsKey(s.Parameter))
                        .SelectMany(s => s.Steps.Select(step => (step, fit[s.Parameter]))),
                ];
            }
        }

        return cases.ToImmutable();
    }

    // A registration of land is the branch's, wherever the list names the department above it.
    private static Handler PlaceOf(TemplateShape shape, Handler handler) =>
        shape.Template.Id is "land-registration" or "land-registration-tax"
            ? handler with
            {
                Place = "{ office: land-registration, for: form.commune }",
            }
            : handler;

    private static bool HasCommune(ProcessTemplate template) =>
        template.Form.OfType<YamlMap>().Any(f => (f["id"] as YamlScalar)?.Text == "commune");

    private static IEnumerable<(string, string)> Answers(ProcessTemplate template, ProcedureDraft draft)
    {
        foreach (var node in template.Form)
        {
            if (ExampleText.Answer(node) is { } answer)
            {
                yield return answer;
            }
        }

        if (draft.Form.Any(f => f.Contains("id: commune,", StringComparison.Ordinal)))
        {
            yield return ("commune", "\"16681\"");
        }

        if (draft.Form.Any(f => f.Contains("id: paperCase,", StringComparison.Ordinal)))
        {
            yield return ("paperCase", "c1");
        }

        if (draft.Fees.Length > 1)
        {
            yield return ("feeLevel", "f1");
        }
    }

    private ImmutableArray<string> Comments(CatalogueRow row, IEnumerable<ImportNote> notes)
    {
        var from = ReferenceOf(row);
        var comments = ImmutableArray.CreateBuilder<string>();
        comments.Add(
            $"Imported{(from.Length > 0 ? $" from: {from}" : "")}. 'origin' names the rule of each derived part."
        );
        var doubts = notes
            .Where(n => n.Mark == ImportMark.Doubtful)
            .Select(n => $"{n.Aspect} {n.Reason}")
            .Distinct()
            .ToList();
        if (row.PapersTotal > row.Papers.Length)
        {
            doubts.Add($"{row.Papers.Length} of {row.PapersTotal} papers");
        }

        if (doubts.Count > 0)
        {
            comments.Add($"Doubtful: {string.Join("; ", doubts)}.");
        }

        return comments.ToImmutable();
    }

    private string ReferenceOf(CatalogueRow row) =>
        row.AsOf.Split('-') is [{ Length: 4 } year, { Length: 2 } month, ..]
            ? $"Cơ sở dữ liệu quốc gia về thủ tục hành chính, tháng {month.TrimStart('0')}/{year}"
            : world.Map.Source ?? world.Reference;

    private static ImportedRow Refused(int line, string code, string aspect, string why) =>
        new(line, code, ImportOutcome.Refused, [new ImportNote(aspect, ImportMark.Refused, why)]);

    private static string CodeOf(string path) => path.Split('/')[^1].Split('@') is [var code, _] ? code : "";

    private static int VersionOf(string path) =>
        path.Split('@') is [_, var rest] && int.TryParse(rest.Split('.')[0], out var version) ? version : 1;
}
