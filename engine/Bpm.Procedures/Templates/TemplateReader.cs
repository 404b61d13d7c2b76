using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Templates;

/// <summary>A template's file as it was read: the template, unless its head is broken, and its findings.</summary>
public sealed record TemplateFile(SourceFile File, ProcessTemplate? Template, Findings Findings)
{
    /// <summary>Every user of a broken template has one finding instead of the template's own.</summary>
    public bool IsBroken => Template is null || Findings.HasErrors;
}

/// <summary>
/// Reads <c>templates/&lt;id&gt;@&lt;version&gt;.yaml</c> and checks it alone, with sample values in its holes. Never
/// throws, whatever the bytes.
/// </summary>
public static class TemplateReader
{
    public static TemplateFile Read(SourceFile file)
    {
        var root = YamlReader.Read(file, out var findings);
        if (MapReader.Of(root, findings, ("mẫu quy trình", "a template")) is not { } map)
        {
            return new TemplateFile(file, null, findings);
        }

        var context = new ReadContext(findings, new ProcedureSource(map.Map));
        var template = ReadRoot(map, file, context);
        if (template is not null)
        {
            CheckFileName(template, findings);
            CheckHoles(template, findings);
            TemplateSample.Read(template, context);
        }

        return new TemplateFile(file, template, findings);
    }

    private static ProcessTemplate? ReadRoot(MapReader map, SourceFile file, ReadContext context)
    {
        var top = map.Map.Position;
        var id = map.Id("template", top);
        var position = id?.Position ?? top;
        context.Source.Remember(position, map.Map);
        var version = map.Whole("version", 1, 9_999);
        if (!map.Has("version"))
        {
            map.Missing("version", position);
        }

        var name = map.Required("name", position);
        var reason = map.Required("reason", position);
        var parameters = ReadParameters(map, context);
        var form = map.Items("form");
        var steps = map.Items("steps");
        if (steps.Count == 0)
        {
            map.Missing("steps", position);
        }

        map.Done();
        return id is null || version is null
            ? null
            : new ProcessTemplate
            {
                Id = id.Text,
                Version = version.Value,
                Name = name?.Text ?? "",
                Reason = reason?.Text ?? "",
                Parameters = parameters,
                Form = [.. form],
                Steps = [.. steps],
                File = file,
                Position = position,
            };
    }

    private static ImmutableArray<TemplateParameter> ReadParameters(MapReader map, ReadContext context)
    {
        var parameters = ImmutableArray.CreateBuilder<TemplateParameter>();
        foreach (var item in map.Items("parameters"))
        {
            if (MapReader.Of(item, context.Findings, ("tham số", "a parameter")) is not { } one)
            {
                continue;
            }

            var id = one.Id("id", item.Position);
            if (!one.Has("type"))
            {
                one.Missing("type", item.Position);
            }

            var type = one.Word("type", ParameterType.Text, ParameterTypes.Words);
            var name = one.Text("name");
            var standard = one.Node("default");
            one.Done();
            if (id is null)
            {
                continue;
            }

            if (parameters.FirstOrDefault(p => p.Id == id.Text) is { } first)
            {
                context.Findings.Add(
                    Codes.DuplicateParameter,
                    id,
                    (
                        $"tham số “{id.Text}” đã có ở dòng {first.Position.Line}",
                        $"the parameter '{id.Text}' is already in line {first.Position.Line}"
                    ),
                    ("đặt mã khác cho một trong hai", "give one of them another id")
                );
                continue;
            }

            if (standard is not null)
            {
                foreach (var hole in Filling.Holes([standard]))
                {
                    context.Findings.Add(
                        Codes.UnknownParameter,
                        hole,
                        (
                            $"giá trị mặc định không được nhắc tới tham số: “{hole.Text}”",
                            $"a default cannot name a parameter: '{hole.Text}'"
                        ),
                        ("ghi thẳng giá trị", "write the value out")
                    );
                }

                ParameterTypes.Check(type, id.Text, standard, context);
            }

            parameters.Add(new TemplateParameter(id.Text, type, name, standard, id.Position));
        }

        return parameters.ToImmutable();
    }

    private static void CheckFileName(ProcessTemplate template, Findings findings)
    {
        var (name, expected) = (template.File.Path.Split('/')[^1], $"{template.Reference}.yaml");
        if (name != expected)
        {
            findings.Add(
                Codes.FileName,
                template.Position,
                (
                    $"tệp có tên “{name}” nhưng bên trong là mẫu quy trình {template.Id}, phiên bản {template.Version}",
                    $"the file is called '{name}', but it holds the template {template.Id}, version {template.Version}"
                ),
                ($"đổi tên tệp thành “{expected}”", $"call it '{expected}'")
            );
        }
    }

    private static void CheckHoles(ProcessTemplate template, Findings findings)
    {
        string[] known = [.. template.Parameters.Select(p => p.Id)];
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hole in Filling.Holes(template.Form.Concat(template.Steps)))
        {
            var id = Filling.Hole(hole)!;
            if (used.Add(id) && !known.Contains(id, StringComparer.Ordinal))
            {
                findings.Add(
                    Codes.UnknownParameter,
                    hole,
                    ($"mẫu quy trình không có tham số “{id}”", $"the template has no parameter '{id}'"),
                    DidYouMean.Hint(id, known, ("tham số", "parameters"))
                        ?? (
                            "thêm vào “parameters:”, hoặc đặt trong dấu nháy nếu là văn bản bắt đầu bằng $",
                            "add it under 'parameters:', or quote a text that begins with $"
                        )
                );
            }
        }

        foreach (var parameter in template.Parameters.Where(p => !used.Contains(p.Id)))
        {
            findings.Add(
                Codes.UnusedParameter,
                parameter.Position,
                (
                    $"không chỗ nào trong mẫu quy trình dùng “{parameter.Id}”",
                    $"nothing in the template uses '{parameter.Id}'"
                ),
                (
                    $"ghi ${parameter.Id} vào chỗ cần dùng, hoặc xóa tham số",
                    $"write ${parameter.Id} where it belongs, or delete the parameter"
                )
            );
        }
    }
}
