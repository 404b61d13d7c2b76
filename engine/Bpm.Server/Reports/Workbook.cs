using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using NodaTime;

namespace Bpm.Server.Reports;

/// <summary>
/// One sheet of texts and whole numbers as an Office Open XML workbook (ECMA-376): the least that every spreadsheet
/// program opens. The same rows give the same bytes.
/// </summary>
internal static class Workbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Zip knows no dates before it, and a report must not carry the moment of its download.</summary>
    private static readonly OffsetDateTime NoMoment = new LocalDateTime(1980, 1, 1, 0, 0).WithOffset(Offset.Zero);

    private static readonly (string Path, string Xml)[] Fixed =
    [
        (
            "[Content_Types].xml",
            $"""
            {Head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{SheetType}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SheetType}.worksheet+xml"/></Types>
            """
        ),
        (
            "_rels/.rels",
            $"""
            {Head}<Relationships xmlns="{Package}">
            <Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """
        ),
        (
            "xl/workbook.xml",
            $"""
            {Head}<workbook xmlns="{Sheet}" xmlns:r="{Office}">
            <sheets><sheet name="TTHC" sheetId="1" r:id="r1"/></sheets></workbook>
            """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            $"""
            {Head}<Relationships xmlns="{Package}">
            <Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """
        ),
    ];

    /// <param name="rows">A cell is a text or a <see cref="long"/>.</param>
    public static byte[] Write(IEnumerable<IReadOnlyList<object>> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, xml) in Fixed)
            {
                using var part = Open(zip, path);
                part.Write(Encoding.UTF8.GetBytes(xml));
            }

            using var sheet = Open(zip, "xl/worksheets/sheet1.xml");
            using var writer = XmlWriter.Create(sheet);
            WriteSheet(writer, rows);
        }

        return bytes.ToArray();
    }

    private static void WriteSheet(XmlWriter writer, IEnumerable<IReadOnlyList<object>> rows)
    {
        writer.WriteStartElement("worksheet", Sheet);
        writer.WriteStartElement("sheetData", Sheet);
        foreach (var row in rows)
        {
            writer.WriteStartElement("row", Sheet);
            foreach (var cell in row)
            {
                WriteCell(writer, cell);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteCell(XmlWriter writer, object cell)
    {
        writer.WriteStartElement("c", Sheet);
        if (cell is long number)
        {
            writer.WriteElementString("v", Sheet, number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement("is", Sheet);
            writer.WriteElementString("t", Sheet, (string)cell);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static Stream Open(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = NoMoment.ToDateTimeOffset();
        return entry.Open();
    }
}
