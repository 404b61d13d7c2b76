using System.Collections.Immutable;

namespace Bpm.Procedures.Authoring;

/// <summary>Short names for the tables of shapes.</summary>
internal static class ShapeWords
{
    public static readonly ValueShape Prose = S(ScalarKind.Text);
    public static readonly ValueShape Term = S(ScalarKind.Term);
    public static readonly ValueShape Date = S(ScalarKind.Date);
    public static readonly ValueShape Moment = S(ScalarKind.Moment);
    public static readonly ValueShape YesNo = S(ScalarKind.YesNo);
    public static readonly ValueShape Id = S(ScalarKind.Id);
    public static readonly ValueShape Condition = S(ScalarKind.Condition);
    public static readonly ValueShape Place = OneOf(
        Words(
            ("reception", "bộ phận một cửa đã nhận hồ sơ", "the desk that received the dossier"),
            ("authority", "cơ quan có thẩm quyền", "the competent authority")
        ),
        Map("place")
    );

    public static readonly ValueShape ByChannel = Words(
        ("counter", "nộp trực tiếp", "at the counter"),
        ("online", "nộp trực tuyến", "online"),
        ("post", "qua bưu chính", "by post")
    );

    public static ValueShape S(ScalarKind kind) => new ValueShape.Scalar(kind);

    public static ValueShape Map(string shape) => new ValueShape.Map(shape);

    public static ValueShape List(ValueShape item) => new ValueShape.ListOf(item);

    public static ValueShape Named(ScalarKind key, ValueShape value) => new ValueShape.Named(key, value);

    public static ValueShape Whole(int min, int max) => new ValueShape.Whole(min, max);

    public static ValueShape OneOf(params ImmutableArray<ValueShape> ways) => new ValueShape.OneOf(ways);

    public static ValueShape Words(params ReadOnlySpan<(string Text, string Vi, string En)> words)
    {
        var all = ImmutableArray.CreateBuilder<Word>(words.Length);
        foreach (var (text, vi, en) in words)
        {
            all.Add(new Word(text, vi, en));
        }

        return new ValueShape.Words(all.ToImmutable());
    }

    /// <summary>A key that may be left out.</summary>
    public static ShapeKey Key(string name, ValueShape type, string vi, string en, string? sample = null) =>
        new(name, type, IsRequired: false, vi, en, sample ?? SampleOf(type));

    /// <summary>A key that must be there.</summary>
    public static ShapeKey Need(string name, ValueShape type, string vi, string en, string? sample = null) =>
        Key(name, type, vi, en, sample) with
        {
            IsRequired = true,
        };

    private static string SampleOf(ValueShape type) =>
        type switch
        {
            ValueShape.Scalar { Kind: ScalarKind.Term } => "1 working day",
            ValueShape.Scalar { Kind: ScalarKind.PaperTime } => "1 day",
            ValueShape.Scalar { Kind: ScalarKind.Date } => "2026-01-01",
            ValueShape.Scalar { Kind: ScalarKind.Time } => "\"15:00\"",
            ValueShape.Scalar { Kind: ScalarKind.Moment } => "2026-03-02T08:30",
            ValueShape.Scalar { Kind: ScalarKind.YesNo } => "yes",
            ValueShape.Scalar { Kind: ScalarKind.Number or ScalarKind.Money or ScalarKind.Whole } => "1",
            ValueShape.Scalar { Kind: ScalarKind.Role } => "specialist",
            ValueShape.Scalar { Kind: ScalarKind.Id or ScalarKind.FieldId } => "new",
            ValueShape.Whole whole => whole.Min.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ValueShape.Words words => words.All[0].Text,
            ValueShape.OneOf way => SampleOf(way.Ways[0]),
            ValueShape.ListOf => "[]",
            ValueShape.Map or ValueShape.Named => "{}",
            _ => "…",
        };
}
