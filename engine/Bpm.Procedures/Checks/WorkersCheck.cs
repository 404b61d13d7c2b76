using Bpm.Procedures.Organisation;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
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
                $"'{step.Id}' says no place",
                "add 'at: reception', 'at: authority' or 'at: { office: …, for: form.… }'"
            );
        }

        if (step.Role is null)
        {
            context.Findings.Add(
                Codes.NobodyCanWork,
                step.Position,
                $"'{step.Id}' says no role",
                "add 'role: specialist'"
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
                $"there is no role '{role}'",
                Known.Hint(role, context.World.Province.Roles.Select(r => r.Id), "roles")
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
                    $"no unit is an office of the kind '{place.Office}'",
                    Known.Hint(place.Office!, province.OfficeKinds, "office kinds")
                );
            }
            else if (place.ForField is null && date is { } day && province.Office(place.Office!, null, day) is null)
            {
                context.At(
                    Codes.UnknownOffice,
                    place.Position,
                    ["office"],
                    $"{offices.Count(u => u.ExistsOn(day))} offices of the kind '{place.Office}' exist, and none alone serves the whole province",
                    "add 'for: form.<commune>', or name one: { unit: \"…\" }"
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
                    : Known.Hint(code, province.Units.Select(u => u.Code), "units")
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
                $"the form has no field '{field}'",
                Known.Hint(field, context.Procedure.Form.Select(f => f.Id), "fields")
            );
        }
        else if (found.Type != FieldType.Commune)
        {
            context.At(
                Codes.FieldNotCommune,
                place.Position,
                ["for"],
                $"the office is looked up by '{field}', which is no commune",
                "name a field with 'type: commune'"
            );
        }
    }

    private static string? NotThere(Province province, string code, LocalDate? date) =>
        province.Unit(code) is not { } unit ? $"there is no unit '{code}'"
        : date is { } day && unit.Until is { } until && until < day ? $"the unit '{code}' ended on {until:uuuu-MM-dd}"
        : null;

    private static string? Successors(Unit unit) =>
        unit.Successors.IsEmpty ? null : $"its successors: {string.Join(", ", unit.Successors)}";
}
