using Npgsql;

namespace Bpm.Server.Storage.Connections;

/// <summary>Refuses a PostgreSQL that answers before a commit is on disk.</summary>
internal static class PostgresSettings
{
    private static readonly (string Name, string Why)[] MayNotBeOff =
    [
        ("fsync", "a power cut could destroy the whole database"),
        ("synchronous_commit", "an answered command could be lost"),
        ("full_page_writes", "a torn page could not be mended after a power cut"),
    ];

    /// <exception cref="StoreException">One of them is off in this session.</exception>
    public static void Check(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", MayNotBeOff.Select(s => $"current_setting('{s.Name}')"))}";
        using var reader = command.ExecuteReader();
        reader.Read();
        for (var i = 0; i < MayNotBeOff.Length; i++)
        {
            if (reader.GetString(i) == "off")
            {
                throw new StoreException(
                    StoreFault.Unusable,
                    $"PostgreSQL runs with {MayNotBeOff[i].Name} = off: {MayNotBeOff[i].Why}. Switch it on and start again."
                );
            }
        }
    }
}
