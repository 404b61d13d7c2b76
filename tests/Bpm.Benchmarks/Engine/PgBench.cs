using System.Globalization;
using System.Text.RegularExpressions;

namespace Bpm.Benchmarks.Engine;

/// <summary>What PostgreSQL allows by its own measure: <c>pgbench</c>, one insert and one update a transaction, a row a client.</summary>
internal static partial class PgBench
{
    private const string Script = """
        BEGIN;
        INSERT INTO bare_log (text) VALUES ('some text of forty characters, or nearly so');
        UPDATE bare_count SET n = n + 1 WHERE id = :client_id;
        COMMIT;
        """;

    /// <summary>Transactions a second.</summary>
    public static double PerSecond(ScratchPostgres postgres, int clients, TimeSpan span)
    {
        var tables = postgres.FileOf(
            "tables.sql",
            """
            DROP TABLE IF EXISTS bare_log, bare_count;
            CREATE TABLE bare_log (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text);
            CREATE TABLE bare_count (id integer PRIMARY KEY, n integer);
            INSERT INTO bare_count SELECT n, 0 FROM generate_series(0, 99) AS n;
            """
        );
        var script = postgres.FileOf("two.sql", Script);
        try
        {
            postgres.Program("psql", "postgres", $"-q -f {tables} -d");
            var said = postgres.Program(
                "pgbench",
                "postgres",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"-n -M prepared -c {clients} -j {Math.Min(clients, 2)} -T {Math.Max(1, (int)span.TotalSeconds)} -f {script}"
                )
            );
            return double.Parse(Rate().Match(said).Groups["tps"].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(tables);
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+) \(without", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();
}
