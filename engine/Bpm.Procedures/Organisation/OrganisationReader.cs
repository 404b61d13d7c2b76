using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Organisation;

/// <summary>What one file of <c>organisation/</c> says; each may hold units, roles, people and fields.</summary>
public sealed record OrganisationFile(
    ImmutableArray<Unit> Units,
    ImmutableArray<Role> Roles,
    ImmutableArray<DemoPerson> People
)
{
    public static readonly OrganisationFile Empty = new([], [], []);

    public ImmutableArray<AdministrativeField> Fields { get; init; } = [];
}

/// <summary>Reads <c>organisation/*.yaml</c> and brings the files together.</summary>
public static class OrganisationReader
{
    public static OrganisationFile Read(SourceFile file, out Findings findings)
    {
        if (
            MapReader.Of(YamlReader.Read(file, out findings), findings, ("tệp tổ chức", "an organisation file"))
            is not { } map
        )
        {
            return OrganisationFile.Empty;
        }

        _ = map.Required("organisation", map.Map.Position);
        var units = map.Items("units").Select(n => ReadUnit(n, map.Findings)).OfType<Unit>();
        var roles = map.Items("roles").Select(n => ReadRole(n, map.Findings)).OfType<Role>();
        var people = map.Items("people").Select(n => ReadPerson(n, map.Findings)).OfType<DemoPerson>();
        var fields = map.Items("fields").Select(n => ReadField(n, map.Findings)).OfType<AdministrativeField>();
        var read = new OrganisationFile([.. units], [.. roles], [.. people]) { Fields = [.. fields] };
        map.Done();
        return read;
    }

    /// <summary>One province out of all files. A code declared twice is a finding, and the first stays.</summary>
    public static (Province Province, ImmutableArray<DemoPerson> People) Merge(
        IReadOnlyCollection<OrganisationFile> files,
        Func<string, Findings> findingsOf
    )
    {
        var units = Unique(
            files.SelectMany(f => f.Units),
            u => u.Code,
            u => u.Position,
            ("đơn vị", "unit"),
            findingsOf
        );
        var roles = Unique(files.SelectMany(f => f.Roles), r => r.Id, r => r.Position, ("vai trò", "role"), findingsOf);
        var people = Unique(
            files.SelectMany(f => f.People),
            p => p.User,
            p => p.Position,
            ("người dùng", "person"),
            findingsOf
        );
        var fields = Unique(
            files.SelectMany(f => f.Fields),
            f => f.Id,
            f => f.Position,
            ("lĩnh vực", "field"),
            findingsOf
        );
        var codes = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            var findings = findingsOf(unit.Position.File);
            foreach (var named in unit.Successors.Concat(unit.Serves).Append(unit.Parent ?? unit.Code))
            {
                RequireUnit(named, codes, unit.Position, findings);
            }

            if (unit.From > unit.Until)
            {
                findings.Add(
                    Codes.UnitValidity,
                    unit.Position,
                    (
                        $"đơn vị “{unit.Code}” kết thúc ({unit.Until:dd/MM/uuuu}) trước khi bắt đầu ({unit.From:dd/MM/uuuu})",
                        $"unit '{unit.Code}' ends ({unit.Until:uuuu-MM-dd}) before it begins ({unit.From:uuuu-MM-dd})"
                    )
                );
            }
        }

        foreach (var person in people)
        {
            foreach (var grant in person.Grants)
            {
                RequireUnit(grant.Unit, codes, person.Position, findingsOf(person.Position.File));
                if (!roles.Any(r => r.Id == grant.Role))
                {
                    findingsOf(person.Position.File)
                        .Add(
                            Codes.UnknownRole,
                            person.Position,
                            (
                                $"“{person.User}” có vai trò “{grant.Role}” chưa được khai báo",
                                $"'{person.User}' has the role '{grant.Role}', which is not declared"
                            ),
                            DidYouMean.Hint(grant.Role, [.. roles.Select(r => r.Id)], ("vai trò", "roles"))
                        );
                }
            }
        }

        var province = new Province
        {
            Units = BreakParentCycles(units, findingsOf),
            Roles = roles,
            Fields = fields,
        };
        return (province, people);
    }

    private static void RequireUnit(string code, HashSet<string> codes, Position at, Findings findings)
    {
        if (!codes.Contains(code))
        {
            findings.Add(
                Codes.UnknownUnit,
                at,
                ($"không có đơn vị “{code}”", $"there is no unit '{code}'"),
                DidYouMean.Hint(code, codes, ("đơn vị", "units"))
            );
        }
    }

    // A parent that leads back to the unit would send every search for a calendar in circles.
    private static ImmutableArray<Unit> BreakParentCycles(ImmutableArray<Unit> units, Func<string, Findings> findingsOf)
    {
        var byCode = units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        var whole = ImmutableArray.CreateBuilder<Unit>(units.Length);
        foreach (var unit in units)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var at = unit;
            while (at?.Parent is { } parent && seen.Add(at.Code))
            {
                at = byCode.GetValueOrDefault(parent);
            }

            var isCycle = at?.Parent is not null;
            if (isCycle)
            {
                findingsOf(unit.Position.File)
                    .Add(
                        Codes.UnitValidity,
                        unit.Position,
                        (
                            $"các đơn vị cấp trên của “{unit.Code}” thành vòng: {string.Join(" → ", seen)} → {at!.Code}",
                            $"the parents of '{unit.Code}' lead in a circle: {string.Join(" → ", seen)} → {at!.Code}"
                        )
                    );
            }

            whole.Add(isCycle ? unit with { Parent = null } : unit);
        }

        return whole.ToImmutable();
    }

    private static ImmutableArray<T> Unique<T>(
        IEnumerable<T> items,
        Func<T, string> key,
        Func<T, Position> position,
        Said what,
        Func<string, Findings> findingsOf
    )
    {
        var first = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!first.TryAdd(key(item), item))
            {
                findingsOf(position(item).File)
                    .Add(
                        Codes.DuplicateUnit,
                        position(item),
                        (
                            $"{what.Vi} “{key(item)}” đã khai báo tại {position(first[key(item)])}",
                            $"the {what.En} '{key(item)}' is already declared at {position(first[key(item)])}"
                        )
                    );
            }
        }

        return [.. first.Values];
    }

    private static Unit? ReadUnit(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("đơn vị", "a unit")) is not { } map)
        {
            return null;
        }

        var code = map.Required("code", node.Position);
        var name = map.Required("name", node.Position);
        var office = map.Required("office", node.Position);
        var unit = new Unit
        {
            Code = code?.Text ?? "",
            Name = name?.Text ?? "",
            Office = office?.Text ?? "",
            Parent = map.Text("parent"),
            Serves = map.Words("serves"),
            From = map.Date("from"),
            Until = map.Date("until"),
            Successors = map.Words("successors"),
            Calendar = map.Text("calendar"),
            ReceptionCalendar = map.Text("reception-calendar"),
            Position = code?.Position ?? node.Position,
        };
        _ = map.Text("notes");
        map.Done();
        return code is null || name is null || office is null ? null : unit;
    }

    private static Role? ReadRole(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("vai trò", "a role")) is not { } map)
        {
            return null;
        }

        var id = map.Id("id", node.Position);
        var name = map.Required("name", node.Position);
        var english = map.Text("en");
        _ = map.Text("notes");
        map.Done();
        return id is null || name is null ? null : new Role(id.Text, name.Text, english ?? name.Text, id.Position);
    }

    private static AdministrativeField? ReadField(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("lĩnh vực", "a field")) is not { } map)
        {
            return null;
        }

        var id = map.Id("id", node.Position);
        var name = map.Required("name", node.Position);
        var takes = map.Words("takes");
        map.Done();
        return id is null || name is null ? null : new AdministrativeField(id.Text, name.Text, takes, id.Position);
    }

    private static DemoPerson? ReadPerson(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("người dùng", "a person")) is not { } map)
        {
            return null;
        }

        var user = map.Required("user", node.Position);
        var name = map.Required("name", node.Position);
        var title = map.Text("title") ?? "";
        var grants = ImmutableArray.CreateBuilder<DemoGrant>();
        foreach (var item in map.Items("grants"))
        {
            if (MapReader.Of(item, findings, ("quyền được giao", "a grant")) is { } grant)
            {
                var (unit, role) = (grant.Required("unit", item.Position), grant.Required("role", item.Position));
                grant.Done();
                if (unit is not null && role is not null)
                {
                    grants.Add(new DemoGrant(unit.Text, role.Text));
                }
            }
        }

        _ = map.Text("notes");
        map.Done();
        return user is null || name is null
            ? null
            : new DemoPerson(user.Text, name.Text, title, grants.ToImmutable(), user.Position);
    }
}
