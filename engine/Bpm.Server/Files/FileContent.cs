using System.Buffers.Binary;
using Bpm.Server.Hosting;

namespace Bpm.Server.Files;

/// <summary>What a content is by its own bytes, whatever its name says.</summary>
/// <param name="MediaType">Null when it is refused.</param>
/// <param name="Problem">Why it is refused: <c>empty</c>, <c>unknown-type</c>, <c>unreadable</c>, <c>locked</c>, <c>no-pages</c>,
/// <c>too-many-points</c>.</param>
internal sealed record FileContent(string? MediaType, string? Problem)
{
    public const string Pdf = "application/pdf";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";

    /// <summary>Bytes at the end of a PDF in which its end must be said.</summary>
    private const int PdfTail = 1024;

    /// <summary>
    /// Scans and photographs are PDF, PNG or JPEG. Enough is read to know that a page or a picture is there: an empty
    /// dossier that is found out days later is what this guards against.
    /// </summary>
    public static FileContent Of(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return new FileContent(null, "empty");
        }

        return content.StartsWith("%PDF-"u8) ? OfPdf(content)
            : IsPng(content) ? OfPng(content)
            : content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? OfJpeg(content)
            : new FileContent(null, "unknown-type");
    }

    private static FileContent OfPdf(ReadOnlySpan<byte> content)
    {
        var tail = content[Math.Max(0, content.Length - PdfTail)..];
        if (tail.IndexOf("%%EOF"u8) < 0 || content.IndexOf("/Root"u8) < 0)
        {
            return new FileContent(null, "unreadable");
        }

        if (content.IndexOf("/Encrypt"u8) >= 0)
        {
            return new FileContent(null, "locked");
        }

        // Newer files keep their pages in compressed streams, which are not opened here.
        var pages = HasPage(content) || content.IndexOf("/ObjStm"u8) >= 0;
        return pages ? new FileContent(Pdf, null) : new FileContent(null, "no-pages");
    }

    /// <summary>An object of type Page, which "/Type /Pages" is not.</summary>
    private static bool HasPage(ReadOnlySpan<byte> content)
    {
        for (var rest = content; rest.IndexOf("/Page"u8) is >= 0 and var at; rest = rest[(at + 5)..])
        {
            var after = rest[(at + 5)..];
            var before = rest[..at].TrimEnd(" \r\n\t"u8);
            if (before.EndsWith("/Type"u8) && (after.IsEmpty || !char.IsAsciiLetter((char)after[0])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPng(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static FileContent OfPng(ReadOnlySpan<byte> content)
    {
        const int header = 24;
        var whole =
            content.Length > header
            && content.Slice(12, 4).SequenceEqual("IHDR"u8)
            && BinaryPrimitives.ReadUInt32BigEndian(content[16..]) > 0
            && BinaryPrimitives.ReadUInt32BigEndian(content[20..]) > 0
            && content.IndexOf("IDAT"u8) > 0
            && content[^Math.Min(content.Length, 12)..].IndexOf("IEND"u8) >= 0;
        return !whole
            ? new FileContent(null, "unreadable")
            : OfPoints(
                Png,
                BinaryPrimitives.ReadUInt32BigEndian(content[16..]),
                BinaryPrimitives.ReadUInt32BigEndian(content[20..])
            );
    }

    private static FileContent OfJpeg(ReadOnlySpan<byte> content)
    {
        var whole =
            content.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > content.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])
            && content.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) > 0;
        return whole && JpegFrame(content) is var (width, height)
            ? OfPoints(Jpeg, width, height)
            : new FileContent(null, "unreadable");
    }

    private static FileContent OfPoints(string mediaType, long width, long height) =>
        width > Limits.MaxPicturePoints / height
            ? new FileContent(null, "too-many-points")
            : new FileContent(mediaType, null);

    /// <summary>Width and height out of the frame header, which stands among segments that say their length.</summary>
    private static (int Width, int Height)? JpegFrame(ReadOnlySpan<byte> content)
    {
        for (var at = 2; at + 9 < content.Length && content[at] == 0xFF; )
        {
            var marker = content[at + 1];
            // C4, C8 and CC between the frame headers are tables.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (height, width) = (
                    BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..])
                );
                return width > 0 && height > 0 ? (width, height) : null;
            }

            // A byte FF before a marker only fills.
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return null;
    }
}
