using QRCoder;

namespace Bpm.Server.Slips;

/// <summary>The tracking code on an applicant's copy.</summary>
internal static class SlipQr
{
    /// <summary>Error level M, four quiet modules, no personal data: only the address with the opaque token.</summary>
    public static string Svg(HttpRequest request, string token)
    {
        using var data = QRCodeGenerator.GenerateQrCode(
            $"{request.Scheme}://{request.Host}/t/{token}",
            QRCodeGenerator.ECCLevel.M
        );
        using var code = new SvgQRCode(data);
        return code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
