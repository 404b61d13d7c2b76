using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>What happened, newest first, in words.</summary>
internal static class Timeline
{
    public static IReadOnlyList<TimelineEntry> Of(DossierPicture picture) =>
        [
            .. picture
                .Events.Reverse()
                .Select(stored =>
                {
                    var at = ProvinceTime.ToLocal(stored.At);
                    var words = TimelineTexts.Of(stored.Event, picture);
                    return new TimelineEntry(
                        stored.Seq,
                        at.Iso(),
                        at.Past(picture.LocalNow),
                        words.Kind,
                        words.Title,
                        words.Detail,
                        stored.Actor == Actor.System.User
                            ? picture.Pick("Hệ thống", "The system")
                            : DelegationTexts.ActsFor(
                                picture.Names.Of(stored.Actor),
                                Behalf.Of(stored.Event) is { } other ? picture.Names.Of(other) : null,
                                picture.Language
                            ),
                        words.Icon
                    );
                }),
        ];
}
