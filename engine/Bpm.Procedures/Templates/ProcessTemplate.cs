using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Templates;

/// <summary>
/// One version of a process template (mẫu quy trình): steps with holes that a procedure's <c>use:</c> fills. Parsed
/// once, however many procedures use it; immutable.
/// </summary>
public sealed record ProcessTemplate
{
    /// <summary>Kebab-case, e.g. <c>commune-leader-signs</c>.</summary>
    public required string Id { get; init; }

    /// <summary>From 1; the file is named <c>id@version.yaml</c>.</summary>
    public required int Version { get; init; }

    /// <summary>What people read.</summary>
    public required string Name { get; init; }

    /// <summary>When a designer chooses it, and why it has this shape.</summary>
    public required string Reason { get; init; }

    public required ImmutableArray<TemplateParameter> Parameters { get; init; }

    /// <summary>Form fields that come before the procedure's own; not yet filled in.</summary>
    public required ImmutableArray<YamlNode> Form { get; init; }

    /// <summary>Steps, not yet filled in.</summary>
    public required ImmutableArray<YamlNode> Steps { get; init; }

    /// <summary>Its text: part of the hash of every publication that uses it.</summary>
    public required SourceFile File { get; init; }

    public required Position Position { get; init; }

    /// <summary><c>id@version</c>, as a procedure names it.</summary>
    public string Reference => $"{Id}@{Version}";
}

/// <summary>One hole of a template.</summary>
/// <param name="Default">What stands in it when a procedure says nothing; null: the procedure must say it.</param>
public sealed record TemplateParameter(
    string Id,
    ParameterType Type,
    string? Name,
    YamlNode? Default,
    Position Position
);

/// <summary>What may fill a hole.</summary>
public enum ParameterType
{
    /// <summary>A term or a share: <c>3 working days</c>.</summary>
    Term,

    /// <summary>A place: <c>authority</c>, <c>{ office: tax, for: form.commune }</c>.</summary>
    Unit,

    /// <summary>A list of places.</summary>
    Units,

    /// <summary>A role's id.</summary>
    Role,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Any single text: a name, a condition, a paper's id.</summary>
    Text,
}

/// <summary>How a procedure uses a template.</summary>
/// <param name="File">Path of the template's file.</param>
/// <param name="Arguments">What the procedure's file says under <c>with</c>, in its order.</param>
/// <param name="Position">The word <c>use</c>.</param>
public sealed record TemplateUse(
    string Template,
    int Version,
    string File,
    ImmutableArray<TemplateArgument> Arguments,
    Position Position
)
{
    /// <summary><c>id@version</c>.</summary>
    public string Reference => $"{Template}@{Version}";
}

/// <param name="Value">As it stands in the file.</param>
public sealed record TemplateArgument(string Id, YamlNode Value, Position Position);
