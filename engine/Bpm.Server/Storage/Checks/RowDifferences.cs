using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Storage.Checks;

/// <summary>Says in words in which columns a stored row differs from the rebuilt one.</summary>
internal static class RowDifferences
{
    public static List<string> Of<T>(DbContext db, T stored, T rebuilt, IReadOnlyCollection<string> without)
        where T : class
    {
        var differences = new List<string>();
        foreach (var property in db.Model.FindEntityType(typeof(T))!.GetProperties())
        {
            var (was, should) = (property.PropertyInfo!.GetValue(stored), property.PropertyInfo.GetValue(rebuilt));
            if (!without.Contains(property.Name) && !Same(was, should))
            {
                differences.Add($"{property.GetColumnName()} is {Text(was)}, the events say {Text(should)}");
            }
        }

        return differences;
    }

    private static bool Same(object? one, object? other) =>
        one is byte[] bytes && other is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(one, other);

    private static string Text(object? value) =>
        value switch
        {
            null => "empty",
            byte[] bytes => Convert.ToHexStringLower(bytes),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => $"'{value}'",
        };
}
