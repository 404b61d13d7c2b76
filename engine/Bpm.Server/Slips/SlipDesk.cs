using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Slips;

/// <summary>What every paper of a dossier has: whose it is, when it was made, the facts of its head, its foot.</summary>
internal static class SlipDesk
{
    /// <summary>Where a number is still to be given by hand.</summary>
    public const string Dots = "………";

    /// <param name="at">The moment that the paper tells of; its date is the paper's.</param>
    /// <param name="unit">Which unit gives it.</param>
    public static SlipPaper Start(DossierPicture p, string template, string title, LocalDateTime at, string unit)
    {
        var office = p.Publications.Province.Unit(unit);
        return new SlipPaper(
            template,
            title,
            SlipTemplates.Basis(template, p.Language),
            office?.Parent is { } parent ? p.UnitName(parent) : "",
            office?.Name ?? unit,
            Dots,
            SlipTexts.DateLine(at.Date, p.Language),
            [],
            [],
            Table: null,
            Qr: null,
            Left: null,
            Right: null,
            p.Code,
            ProcedureViewing.Provenance(p.Procedure, p.Language).Label,
            Tall: false,
            p.Demo
        );
    }

    /// <summary>Whose dossier it is, and what it asks.</summary>
    public static IReadOnlyList<SlipFact> Applicant(DossierPicture p)
    {
        var (l, applicant) = (p.Language, DossierViewing.Applicant(p));
        return
        [
            new(SlipTexts.DossierCode(l), p.Code.Length > 0 ? p.Code : InboxTexts.NoCode(l)),
            new(SlipTexts.Of(l), applicant.Name),
            new(SlipTexts.Address(l), applicant.Address ?? "–"),
            new(SlipTexts.Phone(l), applicant.Phone + (applicant.Email is { } email ? $" · {email}" : "")),
            new(SlipTexts.Request(l), $"{p.Procedure.Name} ({p.Procedure.Code})"),
        ];
    }

    /// <summary>The newest event of a type, with who did it in whose name.</summary>
    public static (T Event, LocalDateTime At, string By)? Last<T>(DossierPicture p, Func<T, bool>? which = null)
        where T : DossierEvent
    {
        var stored = p.Events.LastOrDefault(e => e.Event is T found && (which?.Invoke(found) ?? true));
        return stored is null
            ? null
            : ((T)stored.Event, ProvinceTime.ToLocal(stored.At), Name(p, stored.Actor, stored));
    }

    /// <summary>"B (thay A)" when the act was done in another's name.</summary>
    public static string Name(DossierPicture p, string user, Storage.StoredEvent stored) =>
        DelegationTexts.ActsFor(
            p.Names.Of(user),
            Behalf.Of(stored.Event) is { } other ? p.Names.Of(other) : null,
            p.Language
        );
}
