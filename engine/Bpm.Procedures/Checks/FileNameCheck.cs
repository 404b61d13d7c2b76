using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Checks;

/// <summary>A procedure stands in <c>catalogue/&lt;field&gt;/&lt;code&gt;@&lt;version&gt;.yaml</c>.</summary>
internal static class FileNameCheck
{
    public static void Run(CheckContext context)
    {
        var (procedure, parts) = (context.Procedure, context.File.File.Path.Split('/'));
        var expected = $"{procedure.Code}@{procedure.Version}.yaml";
        if (parts[^1] != expected)
        {
            context.Findings.Add(
                Codes.FileName,
                procedure.Position,
                (
                    $"tệp có tên “{parts[^1]}” nhưng bên trong là {procedure.Code}, phiên bản {procedure.Version}",
                    $"the file is called '{parts[^1]}', but it holds {procedure.Code}, version {procedure.Version}"
                ),
                ($"đổi tên tệp thành “{expected}”", $"call it '{expected}'")
            );
        }

        if (parts.Length >= 3 && parts[^3] == "catalogue" && parts[^2] != procedure.Field)
        {
            context.At(
                Codes.FolderNotField,
                procedure.Position,
                ["field"],
                (
                    $"tệp nằm trong thư mục “{parts[^2]}/” nhưng thuộc lĩnh vực “{procedure.Field}”",
                    $"the file stands in '{parts[^2]}/', but its field is '{procedure.Field}'"
                ),
                ($"chuyển sang catalogue/{procedure.Field}/", $"move it to catalogue/{procedure.Field}/")
            );
        }
    }
}
