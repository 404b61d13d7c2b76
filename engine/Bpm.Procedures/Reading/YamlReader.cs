using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bpm.Procedures.Reading;

/// <summary>
/// Reads bytes as YAML nodes with places. Never throws: whatever is wrong becomes a finding. Anchors, aliases and tags
/// are refused, so that nothing expands; YAML's events are read one by one, so that depth and count stay bounded.
/// </summary>
public sealed class YamlReader
{
    private static readonly Said s_noAnchors = (
        "ngôn ngữ quy trình không có neo (&tên) và bí danh (*tên)",
        "anchors (&name) and aliases (*name) are not part of the language"
    );
    private static readonly Said s_anchorHint = (
        "ghi thẳng giá trị, hoặc đặt trong dấu nháy nếu là văn bản bắt đầu bằng & hay *",
        "write the value out, or quote a text that begins with & or *"
    );
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create([
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsForbidden),
    ]);

    private readonly Findings findings;
    private readonly SourceText source;
    private readonly Parser parser;
    private int nodes;
    private int flowDepth;
    private bool isRefused;

    private YamlReader(Findings findings)
    {
        this.findings = findings;
        source = findings.Source;
        parser = new Parser(new Scanner(new StringReader(source.Text), skipComments: true));
    }

    /// <summary>The file's top node, or null when it has none that can be used; then there is an error.</summary>
    public static YamlNode? Read(SourceFile file, out Findings findings)
    {
        if (file.Bytes.Length > LanguageLimits.FileBytes)
        {
            findings = new Findings(SourceText.Of(file.Path, ""));
            findings.Add(
                Codes.TooLarge,
                new Position(file.Path, 1, 1),
                (
                    $"tệp có {file.Bytes.Length} byte; chỉ đọc nhiều nhất {LanguageLimits.FileBytes} byte",
                    $"the file has {file.Bytes.Length} bytes; at most {LanguageLimits.FileBytes} are read"
                ),
                ("tách thành nhiều tệp", "split it into several files")
            );
            return null;
        }

        var text = SourceText.Decode(file, out var badByteAt);
        findings = new Findings(text);
        if (badByteAt is { } bad)
        {
            findings.Add(
                Codes.NotUtf8,
                text.PositionAt(bad),
                1,
                ("các byte ở đây không phải mã UTF-8", "the bytes here are not UTF-8"),
                ("lưu tệp theo mã UTF-8", "save the file as UTF-8")
            );
            return null;
        }

        return CheckCharacters(findings) ? new YamlReader(findings).ReadStream() : null;
    }

    private static bool CheckCharacters(Findings findings)
    {
        var text = findings.Source;
        if (text.Text.AsSpan().IndexOfAny(s_forbidden) is >= 0 and var i)
        {
            var c = text.Text[i];
            if (c == '\r')
            {
                findings.Add(
                    Codes.CarriageReturn,
                    text.PositionAt(i),
                    1,
                    (
                        "dòng kết thúc bằng CR LF; tệp thủ tục chỉ dùng LF",
                        "lines end in CR LF here; procedure files use LF alone"
                    ),
                    ("đặt kiểu xuống dòng của trình soạn thảo là LF", "set the editor's line endings to LF")
                );
            }
            else
            {
                findings.Add(
                    Codes.ControlCharacter,
                    text.PositionAt(i),
                    1,
                    (
                        $"không được có ký tự không nhìn thấy U+{(int)c:X4} trong tệp",
                        $"the invisible character U+{(int)c:X4} has no place in a procedure"
                    ),
                    c == '\t' ? ("dùng dấu cách", "use spaces") : ("xóa ký tự này", "delete it")
                );
            }

            return false;
        }

        if (!TextFolding.IsWellFormed(text.Text) || text.Text.IsNormalized(NormalizationForm.FormC))
        {
            return true;
        }

        for (var number = 1; number <= text.LineCount; number++)
        {
            var line = text.Line(number);
            if (!line.IsNormalized(NormalizationForm.FormC))
            {
                var normal = line.Normalize(NormalizationForm.FormC);
                var at = 0;
                while (at < Math.Min(line.Length, normal.Length) && line[at] == normal[at])
                {
                    at++;
                }

                findings.Add(
                    Codes.NotNfc,
                    new Position(text.Path, number, at + 1),
                    1,
                    (
                        "chữ có dấu ở đây được ghép từ nhiều ký tự (không ở dạng dựng sẵn NFC)",
                        "the Vietnamese letter here is written as several characters (not in Unicode form C)"
                    ),
                    (
                        "lưu tệp ở dạng NFC (“bpm fmt” làm việc này), để chữ giống nhau được coi là giống nhau",
                        "save the file in NFC ('bpm fmt' does it), so that equal words are equal"
                    )
                );
                return false;
            }
        }

        return true;
    }

    // Control characters, line separators that editors and YAML count differently, and marks that turn the reading
    // direction: a reviewer would see another text than the computer.
    private static bool IsForbidden(char c) =>
        c
            is (< ' ' and not '\n')
                or '\u007F'
                or (>= '\u0080' and <= '\u009F')
                or '\u2028'
                or '\u2029'
                or '\uFEFF'
                or '\u200B'
                or '\u200E'
                or '\u200F'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');

    private YamlNode? ReadStream()
    {
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                findings.Add(Codes.EmptyFile, new Position(source.Path, 1, 1), 1, ("tệp trống", "the file is empty"));
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                findings.Add(
                    Codes.SeveralDocuments,
                    At(second.Start),
                    1,
                    (
                        "văn bản YAML thứ hai bắt đầu ở đây; mỗi tệp chỉ có một",
                        "a second YAML document begins here; a file holds one"
                    ),
                    ("chuyển sang tệp riêng", "move it to a file of its own")
                );
            }

            return root;
        }
        catch (YamlException) when (isRefused)
        {
            return null;
        }
        catch (YamlException e)
        {
            var why = YamlWords.Say(e);
            findings.Add(
                Codes.Syntax,
                At(e.Start),
                1,
                ($"sai cú pháp YAML: {why.Vi}", $"this is not YAML: {why.En}"),
                SyntaxHint(e)
            );
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // YamlDotNet throws plain exceptions without a place for some broken texts, an unclosed '[' for one.
            var last = parser.Current is { } current ? At(current.End) : source.PositionAt(source.Text.Length);
            findings.Add(
                Codes.Syntax,
                last,
                1,
                (
                    "sai cú pháp YAML: có dấu mở trước đây chưa được đóng",
                    "this is not YAML: something opened before here is never closed"
                ),
                ("kiểm tra các dấu ngoặc và dấu nháy", "check brackets and quotes")
            );
            return null;
        }
    }

    private YamlNode ReadNode(int depth)
    {
        // Asked of the parser itself: 'Accept' looks for each kind of event anew, and there are hundreds of thousands.
        if (Here() is not NodeEvent node)
        {
            throw parser.Current is AnchorAlias alias
                ? Refuse(Codes.AnchorOrTag, alias.Start, s_noAnchors, s_anchorHint)
                : Refuse(
                    Codes.Syntax,
                    parser.Current?.Start ?? Mark.Empty,
                    ("sai cú pháp YAML: thiếu giá trị ở đây", "this is not YAML: a value is missing here"),
                    null
                );
        }

        if (depth > LanguageLimits.Depth)
        {
            throw Refuse(
                Codes.TooDeep,
                node.Start,
                (
                    $"các giá trị lồng sâu hơn {LanguageLimits.Depth} lớp",
                    $"values are nested more than {LanguageLimits.Depth} deep"
                ),
                null
            );
        }

        if (++nodes > LanguageLimits.Nodes)
        {
            throw Refuse(
                Codes.TooLarge,
                node.Start,
                ($"tệp có hơn {LanguageLimits.Nodes} giá trị", $"the file has more than {LanguageLimits.Nodes} values"),
                ("tách thành nhiều tệp", "split it into several files")
            );
        }

        if (!node.Anchor.IsEmpty)
        {
            throw Refuse(Codes.AnchorOrTag, node.Start, s_noAnchors, s_anchorHint);
        }

        if (!node.Tag.IsEmpty && node is not Scalar { Tag.IsNonSpecific: true })
        {
            throw Refuse(
                Codes.AnchorOrTag,
                node.Start,
                ("ngôn ngữ quy trình không có nhãn (!name)", "tags (!name) are not part of the language"),
                ("đặt trong dấu nháy nếu là văn bản bắt đầu bằng !", "quote a text that begins with !")
            );
        }

        return node switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadList(depth),
            _ => ReadMap(depth),
        };
    }

    /// <summary>The event that the parser stands at; null behind the last.</summary>
    private ParsingEvent? Here() => parser.Current is not null || parser.MoveNext() ? parser.Current : null;

    private YamlScalar ReadScalar(Scalar scalar)
    {
        parser.MoveNext();
        var start = At(scalar.Start);
        var (content, indent) = (start, 0);
        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted)
        {
            content = start with { Column = start.Column + 1 };
        }
        else if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            var line = start.Line + 1;
            while (line < source.LineCount && string.IsNullOrWhiteSpace(source.Line(line)))
            {
                line++;
            }

            var text = source.Line(line);
            indent = text.Length - text.TrimStart(' ').Length;
            content = new Position(source.Path, start.Line + 1, indent + 1);
        }

        var length = Width(start, scalar.End);
        return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, start, length, content, indent)
        {
            Span = SpanOf(scalar),
            IsFlow = flowDepth > 0,
        };
    }

    /// <summary>
    /// The scalar in the text. The parser's end of a block text lies behind the empty lines after it, and an empty
    /// value's lies anywhere; both are brought back to the last character.
    /// </summary>
    private TextSpan SpanOf(Scalar scalar)
    {
        var (start, end) = (IndexOf(scalar.Start), IndexOf(scalar.End));
        while (end > start && char.IsWhiteSpace(source.Text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, Math.Max(start, end));
    }

    private int IndexOf(Mark mark) => (int)Math.Clamp(mark.Index, 0, source.Text.Length);

    // The parser gives a closing bracket no length.
    private TextSpan SpanOf(bool isFlow, Mark start, ParsingEvent end, YamlNode? last)
    {
        var from = IndexOf(start);
        return new TextSpan(from, Math.Max(from, isFlow ? IndexOf(end.Start) + 1 : last?.Span.End ?? from));
    }

    private YamlList ReadList(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        var isFlow = start.Style == SequenceStyle.Flow;
        flowDepth += isFlow ? 1 : 0;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (Here() is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        flowDepth -= isFlow ? 1 : 0;
        var end = parser.Consume<SequenceEnd>();
        var last = items.Count == 0 ? null : items[^1];
        return new YamlList(items.DrainToImmutable(), At(start.Start), 1)
        {
            Span = SpanOf(isFlow, start.Start, end, last),
            IsFlow = isFlow,
        };
    }

    private YamlMap ReadMap(int depth)
    {
        var start = parser.Consume<MappingStart>();
        var isFlow = start.Style == MappingStyle.Flow;
        flowDepth += isFlow ? 1 : 0;
        YamlNode? last = null;
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new SeenKeys();
        while (Here() is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            last = value.Span.End > key.Span.End ? value : key;
            if (key is not YamlScalar { IsEmpty: false } name)
            {
                findings.Add(
                    Codes.WrongShape,
                    key,
                    ("khóa ở đây phải là một từ", "a key must be one word here"),
                    ("ghi “khóa: giá trị”", "write 'key: value'")
                );
            }
            else if (seen.Add(name) is { } first)
            {
                findings.Add(
                    Codes.DuplicateKey,
                    name,
                    (
                        $"“{name.Text}” đã ghi ở dòng {first.Position.Line}",
                        $"'{name.Text}' is already given in line {first.Position.Line}"
                    ),
                    ("chỉ giữ một", "keep one of them")
                );
            }
            else
            {
                entries.Add(new YamlEntry(name, value));
            }
        }

        flowDepth -= isFlow ? 1 : 0;
        var end = parser.Consume<MappingEnd>();
        return new YamlMap(entries.DrainToImmutable(), At(start.Start), 1)
        {
            Span = SpanOf(isFlow, start.Start, end, last),
            IsFlow = isFlow,
        };
    }

    private Position At(Mark mark) =>
        source.Clamp(
            new Position(
                source.Path,
                (int)Math.Clamp((long)mark.Line, 1, int.MaxValue),
                (int)Math.Clamp((long)mark.Column, 1, int.MaxValue)
            )
        );

    private int Width(Position start, Mark until)
    {
        var end = At(until);
        return end.Line == start.Line
            ? Math.Max(1, end.Column - start.Column)
            : Math.Max(1, source.LineLength(start.Line) - start.Column + 1);
    }

    private static Said? SyntaxHint(YamlException e) =>
        e.Message.Contains("mapping values", StringComparison.OrdinalIgnoreCase)
            ? ("đặt trong dấu nháy nếu là văn bản có “: ”", "quote a text that contains ': '")
            : null;

    // Leaves the recursion once a finding says why.
    private YamlException Refuse(DiagnosticCode code, Mark mark, Said message, Said? hint)
    {
        findings.Add(code, At(mark), message, hint);
        isRefused = true;
        return new YamlException(message.En);
    }
}
