using Bpm.Engine.Clocks;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>Whose time it was: every counted minute of the dossier under one name.</summary>
internal static class LedgerRows
{
    public static IReadOnlyList<LedgerEntry> Of(DossierPicture picture)
    {
        if (picture.Calendar is not { } calendar)
        {
            return [];
        }

        var ledger = DossierClocks.LedgerOf(picture.State, calendar, picture.Now);
        return ledger is null
            ? []
            :
            [
                .. ledger.Totals.Select(total => new LedgerEntry(
                    total.Holder.Unit ?? total.Holder.Kind,
                    NameOf(picture, total.Holder),
                    total.Holder.Kind,
                    total.Minutes,
                    DurationText.Minutes(total.Minutes, calendar.DayLengthMinutes, picture.Language),
                    ledger.ElapsedMinutes == 0 ? 0 : (double)total.Minutes / ledger.ElapsedMinutes
                )),
            ];
    }

    private static string NameOf(DossierPicture picture, Holder holder) =>
        holder.Kind switch
        {
            Holder.AgencyKind => picture.UnitName(holder.Unit!),
            Holder.LawfulPauseKind => picture.GroundName(holder.Unit!),
            _ => DossierTexts.Holder(holder.Kind, picture.Language),
        };
}
