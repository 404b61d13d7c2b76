using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Slips;
using Bpm.Server.Slips.Pdf;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Channel = Bpm.Procedures.Channel;
using Limits = Bpm.Server.Hosting.Limits;

namespace Bpm.Server.Pages;

/// <summary>The register of one desk and day (sổ theo dõi hồ sơ): for whoever works at the desk, and inspectors.</summary>
[Authorize]
[OffersPdf]
[ResponseCache(NoStore = true)]
internal sealed class RegisterModel(
    IDbContextFactory<BpmDb> databases,
    DossierReader reader,
    Publications publications,
    ServerOptions options,
    Caller caller
) : PublicPage
{
    public SlipPaper Paper { get; private set; } = null!;

    /// <param name="day">As <c>2026-11-20</c>; today unless given.</param>
    public async Task<IActionResult> OnGetAsync(string unit, string? day, CancellationToken cancellation)
    {
        if (publications.Province.Unit(unit) is not { } desk)
        {
            return NotFound();
        }

        if (!caller.Actor.ReadsAll() && !caller.Actor.Has(unit, _ => true))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var date = LocalDatePattern.Iso.Parse(day ?? "").TryGetValue(caller.LocalNow.Date, out var asked)
            ? asked
            : caller.LocalNow.Date;
        Paper = new SlipPaper(
            SlipTemplates.Register,
            SlipTexts.RegisterTitle(L),
            SlipTemplates.Basis(SlipTemplates.Register, L),
            desk.Parent is { } parent ? publications.UnitName(parent) : "",
            desk.Name,
            SlipDesk.Dots,
            SlipTexts.DateLine(date, L),
            [],
            [],
            Table: null,
            Qr: null,
            Left: null,
            Right: null,
            desk.Code,
            Provenance: null,
            Tall: true,
            options.DemoMode
        );
        var rows = await Rows(unit, date, cancellation);
        Paper = Paper with
        {
            Parts =
            [
                new(null, SlipTexts.RegisterOf(Moments.Date(date), L), []),
                .. rows.Count == 0 ? [new SlipPart(null, SlipTexts.RegisterEmpty(L), [])] : Array.Empty<SlipPart>(),
            ],
            Table = rows.Count == 0 ? null : new SlipTable(SlipTexts.RegisterHead(L), rows),
        };
        return Page();
    }

    private async Task<List<IReadOnlyList<string>>> Rows(string unit, LocalDate date, CancellationToken cancellation)
    {
        var from = ProvinceTime.ToInstant(date.AtMidnight()).ToUnixTimeMilliseconds();
        var to = ProvinceTime.ToInstant(date.PlusDays(1).AtMidnight()).ToUnixTimeMilliseconds();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var dossiers = await db
            .Dossiers.Where(d => d.ReceptionUnit == unit && d.ReceivedAt >= from && d.ReceivedAt < to)
            .OrderBy(d => d.ReceivedAt)
            .ThenBy(d => d.Code)
            .Take(Limits.MaxList)
            .ToListAsync(cancellation);
        var people = await reader.PersonalOf([.. dossiers.Select(d => d.Id)], cancellation);
        // The desk calls applicants; an inspector needs no name.
        var whole = caller.Actor.Has(unit, _ => true);
        return
        [
            .. dossiers.Select(
                (d, i) =>
                {
                    var applicant = people.GetValueOrDefault(d.Id)?.Applicant;
                    return (IReadOnlyList<string>)
                        [
                            $"{i + 1}",
                            d.Code ?? "",
                            publications.Newest(d.Procedure)?.Procedure.Name ?? d.Procedure,
                            Shown(applicant?.Name, Masking.Name, whole),
                            Shown(applicant?.Phone, Masking.Number, whole),
                            publications.UnitName(d.AuthorityUnit),
                            Local(d.ReceivedAt),
                            d.Promised is { } due ? WallMinutes.ToLocal(due).Long(L) : "–",
                            Local(d.FinishedAt),
                            StatusTexts.ChannelName((Channel)d.Channel, L),
                        ];
                }
            ),
        ];
    }

    private string Shown(string? text, Func<string, string> mask, bool whole) =>
        text is null ? DossierTexts.Erased(L)
        : whole ? text
        : mask(text);

    private string Local(long? at) =>
        at is { } moment ? ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(moment)).Long(L) : "–";
}
