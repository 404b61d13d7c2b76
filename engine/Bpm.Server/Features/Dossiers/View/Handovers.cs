using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>Who gave the dossier to whom, when it was taken up there, and how long it stayed.</summary>
internal static class Handovers
{
    public static IReadOnlyList<HandoverView> Of(DossierPicture picture)
    {
        var moves = picture.Events.Where(e => e.Event is CustodyMoved).ToList();
        return [.. moves.Select(move => View(picture, move, (CustodyMoved)move.Event))];
    }

    private static HandoverView View(DossierPicture picture, Storage.StoredEvent move, CustodyMoved moved)
    {
        var held = picture.State.Holdings.FirstOrDefault(h =>
            h.Unit == moved.To && h.Branch == moved.Branch && h.From == move.At
        );
        var task = picture.State.Tasks.FirstOrDefault(t =>
            t.Unit == moved.To && t.Branch == moved.Branch && t.OpenedAt == move.At
        );
        var accepted = task is null ? null : AcceptedAt(picture, task, move.Seq);
        var state = held?.To is not null ? "returned" : accepted is not null ? "accepted" : "sent";
        return new HandoverView(
            picture.UnitName(moved.From),
            picture.UnitName(moved.To),
            move.At.Iso(),
            accepted.Iso(),
            task?.Term is { } term ? TimeWords.TermText(term, picture.Language) : null,
            Used(picture, held),
            state,
            DossierTexts.HandoverState(state, picture.Language)
        );
    }

    /// <summary>Taken up when somebody there claims the first task, or finds it on his desk.</summary>
    private static NodaTime.Instant? AcceptedAt(DossierPicture picture, OfficerTask task, int after) =>
        picture
            .Events.Where(e => e.Seq > after)
            .FirstOrDefault(e =>
                e.Event is TaskClaimed claimed && claimed.Task == task.Id
                || e.Event is TaskAssigned assigned && assigned.Task == task.Id
                || e.Event is TaskCompleted completed && completed.Task == task.Id
            )
            ?.At;

    private static string? Used(DossierPicture picture, Held? held)
    {
        if (held is null || picture.Calendar is not { } calendar)
        {
            return null;
        }

        var end = held.To ?? picture.Now;
        var minutes = calendar.Count(ProvinceTime.ToLocal(held.From), ProvinceTime.ToLocal(end));
        return DurationText.Minutes(minutes, calendar.DayLengthMinutes, picture.Language);
    }
}
