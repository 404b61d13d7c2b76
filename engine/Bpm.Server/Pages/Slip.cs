namespace Bpm.Server.Pages;

/// <summary>The receipt and appointment slip, ready to print.</summary>
/// <param name="Qr">SVG of the tracking code.</param>
internal sealed record Slip(
    string Qr,
    string Agency,
    string Desk,
    string Number,
    string DateLine,
    string Code,
    string Applicant,
    string Identity,
    string? By,
    string? Address,
    string Phone,
    string? Email,
    string Request,
    IReadOnlyList<string> Papers,
    string Term,
    string ReceivedAt,
    string ReturnAt,
    bool Provisional,
    string Where,
    string Fees,
    string Officer,
    string Provenance,
    bool Demo
);
