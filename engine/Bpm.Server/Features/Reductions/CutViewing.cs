using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Reductions;
using Bpm.Procedures.Steps;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Reductions;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Reductions;

/// <summary>Makes the views of cuts.</summary>
internal sealed class CutViewing(Publications publications, Caller caller)
{
    private Language Language => caller.Language;

    public ReductionRow Row(CutRoom room, ProcedureHistory? history)
    {
        var procedure = room.Publication.Procedure;
        return new ReductionRow(
            procedure.Code,
            procedure.Name,
            procedure.Field,
            AgencyOf(procedure.Authority),
            LevelOf(procedure.Authority),
            Text(room.Law),
            Text(room.Now),
            AmountOf(room.Law),
            AmountOf(room.Now),
            CutTexts.Unit(room.Law?.Unit, Language),
            history?.Received ?? 0,
            history?.Count(room.Channel) ?? 0,
            history?.P90(room.Channel) is { } p90 ? AmountOf(history.Unit, p90) : null,
            room.Now is { } now ? history?.Late(now, room.Channel) : null,
            room.Locked?.Text(Language),
            procedure.Cases.Count(c => c.Statutory is not null)
        );
    }

    public CutView Cut(CutRoom room, DraftCut cut, ProcedureHistory? history)
    {
        var less = room.Cut(cut.Committed);
        var late = history?.Count(room.Channel) > 0 ? history.Late(cut.Committed, room.Channel) : null;
        return new CutView(
            room.Publication.Procedure.Code,
            AmountOf(cut.Committed) ?? 0,
            cut.Committed.ToText(Language),
            less is { } term ? CutTexts.Number(AmountOf(term) ?? 0, Language) : "–",
            less is { } part && room.Law is { } law
                ? CutTexts.Percent(part, law, publications.Catalogue.DayLength, Language)
                : "–",
            late,
            IsBelowP90(room, cut.Committed, history),
            late is { } count ? CutTexts.OnTime(count, history!.Count(room.Channel), Language) : null
        );
    }

    public CutTotalView Total(CutTotals totals) =>
        new(
            totals.Procedures,
            CutTexts.Total(totals, Language),
            CutTexts.Number(totals.WorkingDays, Language),
            CutTexts.Number(totals.WorkingHours, Language),
            CutTexts.Number(totals.CalendarDays, Language),
            CutTexts.Number(totals.Months, Language)
        );

    public static bool IsBelowP90(CutRoom room, Term committed, ProcedureHistory? history) =>
        history?.P90(room.Channel) is { } p90 && committed.Unit == history.Unit && committed.Amount < p90;

    /// <summary>Names for the ids that rows name.</summary>
    public (List<Named> Fields, List<Named> Agencies, List<Named> Levels) Names(
        IReadOnlyList<(string Field, string Agency, string Level)> rows
    )
    {
        var fields = publications.Province.Fields.ToDictionary(f => f.Id, f => f.Name, StringComparer.Ordinal);
        return (
            Of(rows.Select(r => r.Field), id => fields.GetValueOrDefault(id, id)),
            Of(rows.Select(r => r.Agency), NameOfAgency),
            Of(rows.Select(r => r.Level), id => CutTexts.LevelName(id, Language))
        );

        static List<Named> Of(IEnumerable<string> ids, Func<string, string> name) =>
            [
                .. ids.Distinct(StringComparer.Ordinal)
                    .Select(id => new Named(id, name(id)))
                    .OrderBy(n => n.Name, Folding.VietnameseOrder),
            ];
    }

    /// <summary>Unit code, or the kind of office that is looked up by commune.</summary>
    public static string AgencyOf(UnitSelector place) => place.Unit ?? place.Office ?? "";

    /// <summary>Kind of office that decides.</summary>
    public string LevelOf(UnitSelector place) =>
        place.Unit is { } unit ? publications.Province.Unit(unit)?.Office ?? unit : place.Office ?? "";

    private string NameOfAgency(string id) =>
        publications.Province.Unit(id) is { } unit ? unit.Name : OfficeTexts.Kind(id, Language);

    private string? Text(Term? term) => term?.ToText(Language);

    private static decimal? AmountOf(Term? term) =>
        term is { Unit: not TermUnit.SameDay } value ? AmountOf(value.Unit, value.Amount) : null;

    private static decimal AmountOf(TermUnit unit, int amount) => unit == TermUnit.WorkingDays ? amount / 2m : amount;
}
