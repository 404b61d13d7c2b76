using Bpm.Engine.Dossiers;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Clocks;

/// <summary>Who answers for which stretch: units by custody, and whoever a pause waits for while it lasts.</summary>
internal static class Holdings
{
    public static List<Holding> Of(Dossier dossier, Instant end)
    {
        var holdings = new List<Holding>();
        foreach (var held in dossier.Holdings)
        {
            AddOutsidePauses(dossier, held, end, holdings);
        }

        foreach (var pause in dossier.Pauses)
        {
            holdings.Add(new Holding(Local(pause.From), Local(pause.To ?? end), HolderOf(pause)));
        }

        return holdings;
    }

    private static Holder HolderOf(DossierPause pause) =>
        pause.Holder == Holder.ApplicantKind ? Holder.Applicant : Holder.LawfulPause(pause.Ground);

    /// <summary>Cuts the dossier's pauses out of one stretch of custody. Pauses are in order and never overlap.</summary>
    private static void AddOutsidePauses(Dossier dossier, Held held, Instant end, List<Holding> holdings)
    {
        var from = held.From;
        // What moved after the finish (a correction, the hand-over) is no time of the dossier's.
        var to = Instant.Min(held.To ?? end, end);
        foreach (var pause in dossier.Pauses)
        {
            var pauseEnd = pause.To ?? end;
            if (pauseEnd <= from || pause.From >= to)
            {
                continue;
            }

            Add(from, pause.From);
            from = pauseEnd;
        }

        Add(from, to);

        void Add(Instant start, Instant stop)
        {
            if (start < stop)
            {
                holdings.Add(
                    new Holding(
                        Local(start),
                        Local(stop),
                        held.Unit == Held.BeforeTakeOver ? Holder.BeforeTakeOver : Holder.Agency(held.Unit),
                        held.Branch,
                        DueOf(dossier, held.Branch)
                    )
                );
            }
        }
    }

    /// <summary>A branch is as late as its latest task.</summary>
    private static LocalDateTime? DueOf(Dossier dossier, string? branch) =>
        branch is null ? null : dossier.Tasks.Where(t => t.Branch == branch).Max(t => t.Due);

    private static LocalDateTime Local(Instant at) => ProvinceTime.ToLocal(at);
}
