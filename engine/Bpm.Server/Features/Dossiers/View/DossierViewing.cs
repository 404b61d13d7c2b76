using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Slips;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>Puts a dossier's view together from its parts.</summary>
internal static class DossierViewing
{
    /// <param name="watched">Whether the reader watches it.</param>
    public static DossierView Of(ActScene scene, bool watched)
    {
        var picture = scene.Picture;
        return new(
            picture.Stored.Id,
            picture.Code,
            picture.Address,
            picture.State.Version,
            Procedure(picture.Procedure, picture),
            picture.Procedure.Cases.FirstOrDefault(c => c.Id == picture.State.Case) is { } own
                ? new Named(own.Id, own.Name ?? own.Id)
                : null,
            StatusTexts.ChannelCode(picture.State.Channel),
            Applicant(picture),
            By(picture),
            Statuses(picture),
            new UnitRef(picture.State.ReceptionUnit, picture.UnitName(picture.State.ReceptionUnit)),
            new UnitRef(picture.State.AuthorityUnit, picture.UnitName(picture.State.AuthorityUnit)),
            Custody(picture),
            Clocks.Promise(picture),
            Clocks.Statutory(picture),
            Waits.Of(picture),
            Tasks.Of(scene),
            Papers(scene),
            FileDesk.MayAttach(picture.Actor, picture.State) is null,
            Form(picture),
            Fees(picture),
            StepsPath.Of(picture),
            Timeline.Of(picture),
            Handovers.Of(picture),
            LedgerRows.Of(picture),
            [
                .. picture.State.Incidents.Select(i => new IncidentView(
                    i.Id,
                    picture.StepName(i.Step),
                    i.Message,
                    i.At.Iso(),
                    i.Open
                )),
            ],
            picture.State.ResultNumber,
            ActOffers.Of(scene),
            SlipTemplates.Of(picture),
            watched,
            picture.Demo
        );
    }

    public static ProcedureRef Procedure(Procedure procedure, DossierPicture picture)
    {
        var label = StatusTexts.Provenance(procedure.Source.Kind, picture.Language);
        return new ProcedureRef(
            procedure.Code,
            procedure.Version,
            procedure.Name,
            new ProvenanceView(procedure.Source.Kind.ToString().ToLowerInvariant(), label),
            procedure.Confirmed is not null
        );
    }

    public static ApplicantView Applicant(DossierPicture picture)
    {
        if (picture.Personal?.Applicant is not { } applicant)
        {
            var erased = DossierTexts.Erased(picture.Language);
            return new ApplicantView(erased, erased, erased, null, null, Masked: true);
        }

        var whole = picture.Actor.NeedsIdentity(picture.State);
        var name = picture.Actor.IsConcernedWith(picture.State) ? applicant.Name : Masking.Name(applicant.Name);
        return new ApplicantView(
            name,
            whole ? applicant.IdentityNumber : Masking.Number(applicant.IdentityNumber),
            whole ? applicant.Phone : Masking.Number(applicant.Phone),
            picture.Actor.IsConcernedWith(picture.State) ? applicant.Address : null,
            whole ? applicant.Email : null,
            !whole
        );
    }

    public static SubmittedBy? By(DossierPicture picture) =>
        picture.Personal?.Applicant.By is not { } by ? null
        : picture.Actor.NeedsIdentity(picture.State) ? new SubmittedBy(by.Name, by.IdentityNumber)
        : new SubmittedBy(
            picture.Actor.IsConcernedWith(picture.State) ? by.Name : Masking.Name(by.Name),
            Masking.Number(by.IdentityNumber)
        );

    private static StatusesView Statuses(DossierPicture picture)
    {
        var (language, state) = (picture.Language, picture.State);
        var number = NationalStatus.Of(state);
        return new StatusesView(
            new Fact(StatusTexts.Code(state.Status), StatusTexts.Business(state.Status, language)),
            Fact(StatusTexts.Financial(state, language)),
            Fact(StatusTexts.Delivery(state, language)),
            Fact(StatusTexts.Sync(language)),
            new NationalView(number, StatusTexts.National(number, language))
        );

        static Fact Fact((string Code, string Text) status) => new(status.Code, status.Text);
    }

    private static List<CustodyView> Custody(DossierPicture picture)
    {
        var open = picture.State.Holdings.Where(h => h.To is null).ToList();
        // After the end nobody's clock runs, but the papers still lie somewhere.
        return open.Count == 0
            ?
            [
                .. picture
                    .State.Custody.Values.Distinct()
                    .Select(unit => new CustodyView(unit, picture.UnitName(unit), null)),
            ]
            : [.. open.Select(h => new CustodyView(h.Unit, picture.UnitName(h.Unit), h.From.Iso()))];
    }

    private static List<PaperView> Papers(ActScene scene)
    {
        var picture = scene.Picture;
        // A paper is for whoever is concerned; an inspector reads the record without it.
        var concerned = picture.Actor.IsConcernedWith(picture.State);
        return
        [
            .. picture.Procedure.Papers.Select(paper =>
            {
                var received = picture.State.Papers.FirstOrDefault(p => p.Paper == paper.Id);
                var needed = PaperNeeds.IsNeeded(paper, picture.Publication, picture.Form);
                var asked = picture.State.Waits.Any(w => w.Open && w.Papers.Contains(paper.Id));
                return new PaperView(
                    paper.Id,
                    paper.Name,
                    needed,
                    received is null
                        ? null
                        : new PaperReceived(received.Originals, received.Copies, ReceivedAt(picture, paper.Id)),
                    asked || (needed && received is null),
                    concerned ? [.. scene.Files[paper.Id]] : [],
                    [.. scene.Reusable.Where(r => r.Paper == paper.Id && !scene.Files[paper.Id].Any())]
                );
            }),
        ];
    }

    private static string ReceivedAt(DossierPicture picture, string paper) =>
        picture
            .Events.LastOrDefault(e =>
                e.Event switch
                {
                    DossierReceived received => received.Papers.Any(p => p.Paper == paper),
                    PapersReceived more => more.Papers.Any(p => p.Paper == paper),
                    _ => false,
                }
            )
            ?.At.Iso()
        ?? "";

    private static List<FieldView> Form(DossierPicture picture) =>
        [
            .. picture
                .Procedure.Form.Where(field => picture.Form.ContainsKey(field.Id))
                .Select(field =>
                {
                    var value = picture.Form[field.Id];
                    var hide =
                        field.Type is FieldType.IdentityNumber or FieldType.Phone
                        && !picture.Actor.NeedsIdentity(picture.State);
                    return hide
                        ? Masked(field, value)
                        : new FieldView(
                            field.Id,
                            field.Label,
                            FormValues.Plain(value),
                            FormValues.Text(field, value, picture.Publications, picture.Language)
                        );
                }),
        ];

    private static FieldView Masked(FormField field, FactValue value)
    {
        var text = value is FactValue.Text full ? Masking.Number(full.Value) : "***";
        return new FieldView(field.Id, field.Label, text, text);
    }

    private static List<DossierFee> Fees(DossierPicture picture) =>
        [
            .. picture.State.Fees.Select(f => new DossierFee(
                f.Id,
                Promises.NameOf(picture.Procedure, f.Id),
                f.Amount,
                f.Paid >= f.Amount
            )),
        ];
}
