using System.Data.Common;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bpm.Server.Tests.Storage;

/// <summary>The numbered scripts, and that they say what EF Core's model says.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task The_schema_is_the_model(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await using var db = store.Connections.Db();
        using var connection = store.Connections.Open();
        var real = store.Connections.IsPostgres ? PostgresSchema(connection) : SqliteSchema(connection);
        var model = db.Model.GetEntityTypes().SelectMany(ModelLines).ToList();
        real.Where(line => !line.StartsWith("schema_version", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ShouldBe(model.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Running_the_scripts_again_changes_nothing(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await SchemaRunner.Run(store.Options, TestContext.Current.CancellationToken);
        store.Scalar("SELECT count(*) FROM schema_version").ShouldBe(SchemaScript.For(store.Options.Provider).Count);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_newer_schema_refuses_to_start(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var next = SchemaScript.For(store.Options.Provider)[^1].Number + 1;
        store.Tamper($"INSERT INTO schema_version (number, name, hash, at) VALUES ({next}, 'future.sql', 'x', 0)");
        var error = Should.Throw<StoreException>(() => Run(store, SchemaScript.For(store.Options.Provider)));
        error.Fault.ShouldBe(StoreFault.Unusable);
        error.Message.ShouldContain("newer version");
        error.Message.ShouldContain("future.sql");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_script_that_changed_after_it_ran_is_refused(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var scripts = SchemaScript.For(store.Options.Provider);
        var changed = scripts.Select(s => s with { Sql = s.Sql + "-- mended" }).ToList();
        Should
            .Throw<StoreException>(() => Run(store, changed))
            .Message.ShouldContain("a script that ran is never changed");
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_script_that_fails_half_way_leaves_the_old_schema(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var scripts = SchemaScript.For(store.Options.Provider);
        var broken = new SchemaScript(
            scripts[^1].Number + 1,
            "0099-broken.sql",
            "CREATE TABLE half (n INTEGER); INSERT INTO nowhere VALUES (1);"
        );
        Should.Throw<StoreException>(() => Run(store, [.. scripts, broken]));
        Should.Throw<DbException>(() => store.Scalar("SELECT count(*) FROM half"));
        Run(store, scripts);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_kill_during_a_script_leaves_the_schema_before_or_after_it(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        var scripts = SchemaScript.For(store.Options.Provider);
        for (var kill = 0; kill < 3; kill++)
        {
            using var child = ChildProcess.Start(nameof(Children.Migrate), store.Options);
            await child.Says("begun");
            await Task.Delay(40 + (150 * kill), TestContext.Current.CancellationToken);
            child.Kill();
            var versions = store.Scalar("SELECT max(number) FROM schema_version");
            if (versions == scripts[^1].Number)
            {
                Should.Throw<DbException>(() => store.Scalar("SELECT count(*) FROM heavy"));
            }
            else
            {
                store.Scalar("SELECT count(*) FROM heavy").ShouldBe(HeavyRows);
            }
        }

        Run(store, [.. scripts, Heavy(store.Options.Provider)]);
        store.Scalar("SELECT count(*) FROM heavy").ShouldBe(HeavyRows);
    }

    [Fact]
    public async Task Several_that_start_at_once_run_each_script_once()
    {
        await using var store = await TestStore.Start(StorageProvider.Postgres);
        var options = store.Options with { ConnectionString = PostgresCluster.Shared.NewDatabase() };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SchemaRunner.Run(options))));
        using var connections = new StoreConnections(options);
        SchemaRunner.Run(connections, SchemaScript.For(options.Provider), CancellationToken.None);
    }

    internal const int HeavyRows = 1_000_000;

    /// <summary>A script that takes a while.</summary>
    internal static SchemaScript Heavy(StorageProvider provider)
    {
        var rows =
            provider == StorageProvider.Postgres
                ? $"INSERT INTO heavy SELECT n FROM generate_series(1, {HeavyRows}) AS n;"
                : $"""
                    WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < {HeavyRows})
                    INSERT INTO heavy SELECT n FROM t;
                    """;
        return new SchemaScript(
            SchemaScript.For(provider)[^1].Number + 1,
            "9999-heavy.sql",
            $"CREATE TABLE heavy (n INTEGER); {rows} CREATE INDEX heavy_n ON heavy (n);"
        );
    }

    private static void Run(TestStore store, IReadOnlyList<SchemaScript> scripts) =>
        SchemaRunner.Run(store.Connections, scripts, CancellationToken.None);

    private static IEnumerable<string> ModelLines(IEntityType entity)
    {
        var table = entity.GetTableName()!;
        foreach (var property in entity.GetProperties())
        {
            var needed = property.IsNullable ? "" : " not null";
            yield return $"{table}.{property.GetColumnName()} {property.GetColumnType().ToLowerInvariant()}{needed}";
        }

        yield return $"{table} key ({Columns(entity.FindPrimaryKey()!.Properties)})";
        foreach (var index in entity.GetIndexes())
        {
            yield return $"{table} {(index.IsUnique ? "unique " : "")}index ({Columns(index.Properties)})";
        }

        foreach (var foreign in entity.GetForeignKeys())
        {
            yield return $"{table} ({Columns(foreign.Properties)}) references {foreign.PrincipalEntityType.GetTableName()}";
        }
    }

    private static string Columns(IEnumerable<IReadOnlyProperty> properties) =>
        string.Join(", ", properties.Select(p => p.GetColumnName()));

    private static List<string> SqliteSchema(DbConnection connection)
    {
        var lines = new List<string>();
        foreach (
            var table in Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
                .Select(r => r[0])
                // The full-text index keeps itself in tables.
                .Where(name => !name.StartsWith("search_words", StringComparison.Ordinal))
        )
        {
            var columns = Query(
                connection,
                $"SELECT name, lower(type), \"notnull\", pk FROM pragma_table_info('{table}')"
            );
            // A key column may not be null in our STRICT tables, whatever its "notnull" says.
            lines.AddRange(
                columns.Select(c => $"{table}.{c[0]} {c[1]}{(c[2] == "1" || c[3] != "0" ? " not null" : "")}")
            );
            var key = columns.Where(c => c[3] != "0").OrderBy(c => int.Parse(c[3])).Select(c => c[0]);
            lines.Add($"{table} key ({string.Join(", ", key)})");
            foreach (
                var index in Query(
                    connection,
                    $"SELECT name, \"unique\" FROM pragma_index_list('{table}') WHERE origin = 'c'"
                )
            )
            {
                var of = Query(connection, $"SELECT name FROM pragma_index_info('{index[0]}') ORDER BY seqno");
                lines.Add(
                    $"{table} {(index[1] == "1" ? "unique " : "")}index ({string.Join(", ", of.Select(c => c[0]))})"
                );
            }

            lines.AddRange(
                Query(connection, $"SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{table}')")
                    .Select(f => $"{table} ({f[0]}) references {f[1]}")
            );
        }

        return lines;
    }

    private static List<string> PostgresSchema(DbConnection connection)
    {
        var lines = Query(
                connection,
                """
                SELECT table_name, column_name, data_type, is_nullable
                FROM information_schema.columns WHERE table_schema = 'public'
                """
            )
            .Select(c => $"{c[0]}.{c[1]} {c[2]}{(c[3] == "NO" ? " not null" : "")}")
            .ToList();
        lines.AddRange(
            Query(
                    connection,
                    """
                    SELECT t.relname,
                        CASE WHEN i.indisprimary THEN 'key' WHEN i.indisunique THEN 'unique index' ELSE 'index' END,
                        (SELECT string_agg(a.attname, ', ' ORDER BY k.ordinality)
                         FROM unnest(i.indkey) WITH ORDINALITY AS k (attnum, ordinality)
                         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
                         WHERE k.ordinality <= i.indnkeyatts)
                    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
                    WHERE n.nspname = 'public' AND i.indexprs IS NULL
                    """
                )
                .Select(i => $"{i[0]} {i[1]} ({i[2]})")
        );
        lines.AddRange(
            Query(
                    connection,
                    """
                    SELECT t.relname, a.attname, r.relname
                    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid
                    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
                    WHERE c.contype = 'f'
                    """
                )
                .Select(f => $"{f[0]} ({f[1]}) references {f[2]}")
        );
        return lines;
    }

    private static List<string[]> Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i))!)]);
        }

        return rows;
    }
}
