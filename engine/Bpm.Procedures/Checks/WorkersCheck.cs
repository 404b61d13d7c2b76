using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Checks;

/// <summary>Every worked-on step has a place and a role that exist; offices can be found.</summary>
internal static class WorkersCheck
{
    public static void Run(CheckContext context)
    {
        CheckPlace(context, context.Procedure.Authority);
        foreach (var step in context.Steps)
        {
            if (StepKinds.Of(step).IsWorkedOn)
            {
                CheckWorker(context, step);
            }

            if (step.At is { } place)
            {
                CheckPlace(context, place);
            }

            foreach (var unit in (step as ConsultStep)?.Units ?? [])
            {
                CheckPlace(context, unit);
            }

            foreach (var escalation in step.Escalate)
            {
                CheckRole(context, escalation.ToRole, step.Position, "escalate");
            }
        }

        foreach (var extendable in context.Procedure.Limit.Extendable)
        {
            CheckRole(context, extendable.Role, extendable.Position, "by");
        }
    }

    private static void CheckWorker(CheckContext context, Step step)
    {
        if (step.At is null && step is not ConsultStep && context.Source.Find(step.Position, "at") is null)
        {
            context.Findings.Add(
                Codes.NobodyCanWork,
                step.Position,
                ($"bước “{step.Id}” không ghi nơi thực hiện", $"'{step.Id}' says no place"),
                (
                    "thêm “at: reception”, “at: authority” hoặc “at: { office: …, for: form.… }”",
                    "add 'at: reception', 'at: authority' or 'at: { office: …, for: form.… }'"
                )
            );
        }

        if (step.Role is null)
        {
            context.Findings.Add(
                Codes.NobodyCanWork,
                step.Position,
                ($"bước “{step.Id}” không ghi vai trò", $"'{step.Id}' says no role"),
                ("thêm “role: specialist”", "add 'role: specialist'")
            );
        }
        else
        {
            CheckRole(context, step.Role, step.Position, "role");
        }
    }

    private static void CheckRole(CheckContext context, string role, Position record, string key)
    {
        if (context.World.HasRoles && context.World.Province.Role(role) is null)
        {
            context.At(
                Codes.UnknownRole,
                record,
                [key],
                ($"không có vai trò “{role}”", $"there is no role '{role}'"),
                Known.Hint(role, context.World.Province.Roles.Select(r => r.Id), ("vai trò", "roles"))
            );
        }
    }

    private static void CheckPlace(CheckContext context, UnitSelector place)
    {
        var (province, date) = (context.World.Province, context.Procedure.ReceivedFrom ?? context.World.Today);
        if (place.Kind == UnitSelectorKind.Office && context.World.HasOrganisation)
        {
            var offices = province.OfficesOf(place.Office!);
            if (offices.IsEmpty)
            {
                context.At(
                    Codes.UnknownOffice,
                    place.Position,
                    ["office"],
                    (
                        $"không có đơn vị nào là cơ quan loại “{place.Office}”",
                        $"no unit is an office of the kind '{place.Office}'"
                    ),
                    Known.Hint(place.Office!, province.OfficeKinds, ("loại cơ quan", "office kinds"))
                );
            }
            else if (place.ForField is null && date is { } day && province.Office(place.Office!, null, day) is null)
            {
                context.At(
                    Codes.UnknownOffice,
                    place.Position,
                    ["office"],
                    (
                        $"có {offices.Count(u => u.ExistsOn(day))} cơ quan loại “{place.Office}”, không cơ quan nào một mình phục vụ toàn tỉnh",
                        $"{offices.Count(u => u.ExistsOn(day))} offices of the kind '{place.Office}' exist, and none alone serves the whole province"
                    ),
                    (
                        "thêm “for: form.<xã/phường>”, hoặc ghi rõ một đơn vị: { unit: \"…\" }",
                        "add 'for: form.<commune>', or name one: { unit: \"…\" }"
                    )
                );
            }
        }

        if (
            place is { Kind: UnitSelectorKind.Unit, Unit: { } code }
            && context.World.HasOrganisation
            && NotThere(province, code, date) is { } why
        )
        {
            context.At(
                Codes.UnknownUnit,
                place.Position,
                ["unit"],
                why,
                province.Unit(code) is { } gone
                    ? Successors(gone)
                    : Known.Hint(code, province.Units.Select(u => u.Code), ("đơn vị", "units"))
            );
        }

        if (place.ForField is { } field)
        {
            CheckField(context, place, field);
        }
    }

    private static void CheckField(CheckContext context, UnitSelector place, string field)
    {
        var found = context.Procedure.Form.FirstOrDefault(f => f.Id == field);
        if (found is null)
        {
            context.At(
                Codes.UnknownField,
                place.Position,
                ["for"],
                ($"biểu mẫu không có trường “{field}”", $"the form has no field '{field}'"),
                Known.Hint(field, context.Procedure.Form.Select(f => f.Id), ("trường", "fields"))
            );
        }
        else if (found.Type != FieldType.Commune)
        {
            context.At(
                Codes.FieldNotCommune,
                place.Position,
                ["for"],
                (
                    $"cơ quan được tra theo trường “{field}”, nhưng trường này không phải xã/phường",
                    $"the office is looked up by '{field}', which is no commune"
                ),
                ("dùng trường có “type: commune”", "name a field with 'type: commune'")
            );
        }
    }

    private static Said? NotThere(Province province, string code, LocalDate? date) =>
        province.Unit(code) is not { } unit ? ($"không có đơn vị “{code}”", $"there is no unit '{code}'")
        : date is { } day && unit.Until is { } until && until < day
            ? ($"đơn vị “{code}” đã kết thúc ngày {until:dd/MM/uuuu}", $"the unit '{code}' ended on {until:uuuu-MM-dd}")
        : null;

    private static Said? Successors(Unit unit) =>
        unit.Successors.IsEmpty
            ? null
            : (
                $"đơn vị kế thừa: {string.Join(", ", unit.Successors)}",
                $"its successors: {string.Join(", ", unit.Successors)}"
            );
}
