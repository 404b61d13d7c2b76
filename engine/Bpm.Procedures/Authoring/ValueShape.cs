using System.Collections.Immutable;

namespace Bpm.Procedures.Authoring;

/// <summary>What a single value means: how it is checked, what is proposed for it, what it points to.</summary>
public enum ScalarKind
{
    Text,
    Term,
    PaperTime,
    Date,
    Time,
    Moment,
    YesNo,
    Whole,
    Number,
    Money,

    /// <summary>Kebab-case, declared here: a step, a paper, a case.</summary>
    Id,

    /// <summary>A form field's id, declared here.</summary>
    FieldId,
    ProcedureCode,
    Condition,
    Rules,
    Pattern,
    Step,

    /// <summary><c>step</c> or <c>step.action</c> of an example.</summary>
    Act,
    Role,
    Office,
    Unit,

    /// <summary><c>form.commune</c>.</summary>
    CommuneField,

    /// <summary>A form field's id, pointed to.</summary>
    Field,
    Paper,
    Policy,
    Ground,
    Case,
    Calendar,
    Template,
    Parameter,
    Diagnostic,
}

/// <summary>What may stand at a place of a file.</summary>
public abstract record ValueShape
{
    private ValueShape() { }

    public sealed record Scalar(ScalarKind Kind) : ValueShape;

    /// <summary>A whole number within bounds.</summary>
    public sealed record Whole(int Min, int Max) : ValueShape;

    /// <summary>One of some words, each with its meaning.</summary>
    public sealed record Words(ImmutableArray<Word> All) : ValueShape;

    /// <summary>Keys and values, described by a shape.</summary>
    public sealed record Map(string Shape) : ValueShape;

    /// <summary>Several of a kind; one single value counts as a list of one.</summary>
    public sealed record ListOf(ValueShape Item) : ValueShape;

    /// <summary>Values under names that the author chooses.</summary>
    public sealed record Named(ScalarKind Key, ValueShape Value) : ValueShape;

    /// <summary>Any of several ways to write it.</summary>
    public sealed record OneOf(ImmutableArray<ValueShape> Ways) : ValueShape;

    /// <summary>Anything: the argument of a template, the answer of an example.</summary>
    public sealed record Anything : ValueShape;
}

/// <summary>One word of the language with its meaning.</summary>
public sealed record Word(string Text, string Vi, string En);

/// <summary>One key of a map.</summary>
/// <param name="Vi">Meaning in Vietnamese, a sentence without its full stop.</param>
/// <param name="Sample">What a quick fix writes for it, as it stands in brackets.</param>
public sealed record ShapeKey(string Name, ValueShape Type, bool IsRequired, string Vi, string En, string Sample);

/// <summary>One kind of map of the language.</summary>
/// <param name="Id">Stable, the name in the JSON Schema: <c>step-work</c>.</param>
/// <param name="What">As findings call it: <c>a 'work' step</c>.</param>
public sealed record Shape(string Id, string What, string Vi, string En, ImmutableArray<ShapeKey> Keys)
{
    public ShapeKey? Key(string name) => Keys.FirstOrDefault(k => k.Name == name);
}
