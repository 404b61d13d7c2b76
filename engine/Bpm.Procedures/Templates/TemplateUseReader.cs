using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Templates;

/// <summary>The body that a procedure gets from a template.</summary>
/// <param name="IsWhole">False when a finding says why something of it is missing.</param>
internal sealed record FilledTemplate(
    TemplateUse? Use,
    ProcessTemplate? Template,
    ImmutableArray<YamlNode> Form,
    ImmutableArray<YamlNode> Steps,
    bool IsWhole
)
{
    public static readonly FilledTemplate Broken = new(null, null, [], [], IsWhole: false);
}

/// <summary>Reads a procedure's <c>use: { template: name@version, with: { … } }</c> and fills the template in.</summary>
internal static class TemplateUseReader
{
    /// <summary>Null when the procedure uses none.</summary>
    public static FilledTemplate? Read(MapReader procedure, ReadContext context, TemplateSet templates)
    {
        if (!procedure.Has("use"))
        {
            return null;
        }

        var word = procedure.Map.Entries.First(e => e.Key.Text == "use").Key;
        if (procedure.Has("steps"))
        {
            context.Findings.Add(
                Codes.TemplateAndSteps,
                procedure.Map.Entries.First(e => e.Key.Text == "steps").Key,
                (
                    "thủ tục vừa có các bước riêng vừa dùng mẫu quy trình",
                    "the procedure has steps of its own and those of a template"
                ),
                ("chỉ giữ “use” hoặc “steps”", "keep 'use' or 'steps'")
            );
        }

        if (procedure.SubMap("use") is not { } use)
        {
            return FilledTemplate.Broken;
        }

        var name = use.Required("template", word.Position);
        var with = use.SubMap("with");
        use.Done();
        if (name is null || Find(name, context.Findings, templates) is not { } template)
        {
            return FilledTemplate.Broken;
        }

        context.Findings.ShowAt(template.File.Path, word);
        return Fill(template, word, with, context);
    }

    private static ProcessTemplate? Find(YamlScalar name, Findings findings, TemplateSet templates)
    {
        var at = name.Text.IndexOf('@', StringComparison.Ordinal);
        if (
            at <= 0
            || !int.TryParse(name.Text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
        {
            findings.Add(
                Codes.UnknownTemplate,
                name,
                (
                    $"“{name.Text}” không phải là tên mẫu quy trình kèm phiên bản",
                    $"'{name.Text}' does not name a template and its version"
                ),
                DidYouMean.Hint(name.Text, [.. templates.References], ("mẫu quy trình", "templates"))
                    ?? ("ghi tên@phiên-bản: commune-leader-signs@1", "write name@version: commune-leader-signs@1")
            );
            return null;
        }

        var id = name.Text[..at];
        if (templates.Find(id, version) is { } file)
        {
            if (file.IsBroken)
            {
                findings.Add(
                    Codes.BrokenTemplate,
                    name,
                    ($"mẫu quy trình {name.Text} đang có lỗi", $"the template {name.Text} has errors of its own"),
                    ($"xem lỗi ở {file.File.Path}", $"see {file.File.Path}")
                );
            }

            return file.IsBroken ? null : file.Template;
        }

        var versions = templates.All.Where(t => t.Template!.Id == id).Select(t => t.Template!.Reference).ToList();
        findings.Add(
            Codes.UnknownTemplate,
            name,
            versions.Count == 0
                ? ($"không có mẫu quy trình “{id}”", $"there is no template '{id}'")
                : (
                    $"mẫu quy trình “{id}” không có phiên bản {version}",
                    $"the template '{id}' has no version {version}"
                ),
            versions.Count == 0
                ? DidYouMean.Hint(name.Text, [.. templates.References], ("mẫu quy trình", "templates"))
                : ($"hiện có {string.Join(", ", versions)}", $"there is {string.Join(", ", versions)}")
        );
        return null;
    }

    private static FilledTemplate Fill(ProcessTemplate template, YamlScalar word, MapReader? with, ReadContext context)
    {
        var arguments = ImmutableArray.CreateBuilder<TemplateArgument>();
        var wrong = new HashSet<string>(StringComparer.Ordinal);
        var isWhole = true;
        foreach (var entry in with?.Map.Entries ?? [])
        {
            if (template.Parameters.FirstOrDefault(p => p.Id == entry.Key.Text) is not { } parameter)
            {
                context.Findings.Add(
                    Codes.UnknownParameter,
                    entry.Key,
                    (
                        $"mẫu quy trình {template.Reference} không có tham số “{entry.Key.Text}”",
                        $"the template {template.Reference} has no parameter '{entry.Key.Text}'"
                    ),
                    DidYouMean.Hint(
                        entry.Key.Text,
                        [.. template.Parameters.Select(p => p.Id)],
                        ("tham số", "parameters")
                    )
                );
                isWhole = false;
            }
            else if (entry.Value is not YamlScalar { IsEmpty: true })
            {
                if (!ParameterTypes.Check(parameter.Type, parameter.Id, entry.Value, context))
                {
                    wrong.Add(parameter.Id);
                }

                arguments.Add(new TemplateArgument(parameter.Id, entry.Value, entry.Key.Position));
            }
        }

        foreach (
            var parameter in template.Parameters.Where(p => p.Default is null && !arguments.Any(a => a.Id == p.Id))
        )
        {
            context.Findings.Add(
                Codes.MissingArgument,
                word,
                (
                    $"mẫu quy trình {template.Reference} cần tham số “{parameter.Id}”",
                    $"the template {template.Reference} needs '{parameter.Id}'"
                ),
                ($"thêm vào “with”: {{ {parameter.Id}: … }}", $"add it under 'with': {{ {parameter.Id}: … }}")
            );
            isWhole = false;
        }

        return new FilledTemplate(
            new TemplateUse(template.Id, template.Version, template.File.Path, arguments.ToImmutable(), word.Position),
            template,
            Filling.Fill(template.Form, Value),
            Filling.Fill(template.Steps, Value),
            isWhole && wrong.Count == 0
        );

        YamlNode Value(YamlScalar hole)
        {
            var id = Filling.Hole(hole)!;
            if (!wrong.Contains(id) && arguments.FirstOrDefault(a => a.Id == id) is { } argument)
            {
                return argument.Value;
            }

            var parameter = template.Parameters.First(p => p.Id == id);
            return parameter.Default ?? ParameterTypes.Sample(parameter.Type, hole);
        }
    }
}
