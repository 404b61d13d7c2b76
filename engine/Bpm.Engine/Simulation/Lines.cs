using Bpm.Procedures.Organisation;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>
/// The province in parts that hardly touch each other, so that each can run on a thread of its own: communes that share an
/// office make an area; a department is a part by itself. A unit that works for several parts has people for each, as the
/// departments have at the centre; which part a dossier runs in depends on its competent authority alone.
/// </summary>
internal sealed class Lines
{
    private readonly Province province;
    private readonly Dictionary<string, string> areaOf = new(StringComparer.Ordinal);

    public Lines(Province province, LocalDate on)
    {
        this.province = province;
        foreach (var unit in province.Units.Where(u => u.ExistsOn(on) && !u.Serves.IsEmpty))
        {
            foreach (var commune in unit.Serves)
            {
                Join(unit.Serves[0], commune);
            }
        }
    }

    /// <summary>The part that a unit belongs to; empty for no unit.</summary>
    public string Of(string? unitCode)
    {
        var unit = unitCode is null ? null : province.Unit(unitCode);
        if (unit is null)
        {
            return "";
        }

        if (!unit.Serves.IsEmpty)
        {
            return Area(unit.Serves[0]);
        }

        // The department that it stands under: the last one below the top.
        while (unit.Parent is { } parent && province.Unit(parent) is { Parent: not null } above)
        {
            unit = above;
        }

        return unit.Code;
    }

    private string Area(string commune)
    {
        while (areaOf.TryGetValue(commune, out var above) && above != commune)
        {
            commune = above;
        }

        return commune;
    }

    private void Join(string one, string other)
    {
        var (a, b) = (Area(one), Area(other));
        // The smaller code names the area, whatever the order of the files.
        var (top, below) = string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
        areaOf[below] = top;
        areaOf[top] = top;
    }
}
