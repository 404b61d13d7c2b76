using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Bpm.Procedures;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Npgsql;

namespace Bpm.Benchmarks.Inbox;

/// <summary>A step that tasks stand at.</summary>
internal sealed record FilledStep(
    string Procedure,
    string Name,
    string Publication,
    string Step,
    string Kind,
    string Role
);

/// <summary>
/// Open tasks that stand in the store beforehand, a dossier each: rows as the writer leaves them, without their events. Over
/// the units as Zipf says, the first the largest; each has its own people.
/// </summary>
internal sealed class InboxFilling(IReadOnlyList<string> units, IReadOnlyList<FilledStep> steps, long nowMinutes)
{
    private const int Page = 50_000;
    private static readonly string[] Family =
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Phan",
        "Vũ",
        "Đặng",
        "Bùi",
        "Đỗ",
    ];
    private static readonly string[] Middle = ["Văn", "Thị", "Đức", "Minh", "Hữu", "Thanh"];
    private static readonly string[] Given =
    [
        "An",
        "Bình",
        "Đường",
        "Giang",
        "Hạnh",
        "Khánh",
        "Lộc",
        "Mỹ",
        "Phúc",
        "Quý",
    ];

    private readonly Random random = new(20261122);
    private readonly double[] shares = Shares(units.Count);

    /// <summary>Account of one of the people who have a unit's tasks.</summary>
    public static string PersonOf(string unit, int number) => $"{unit}-{number}";

    public void Fill(StoreConnections connections, int tasks)
    {
        using var connection = connections.Open();
        for (var from = 0; from < tasks; from += Page)
        {
            var rows = Enumerable.Range(from, Math.Min(Page, tasks - from)).Select(Row).ToList();
            using var transaction = connection.BeginTransaction();
            Write(connection, "dossiers", DossierColumns, rows.Select(r => r.Dossier));
            Write(connection, "tasks", TaskColumns, rows.Select(r => r.Task));
            Write(connection, "personal", "dossier, version, salt, digest, data", rows.Select(r => r.Personal));
            Write(connection, "search", "dossier, words", rows.Select(r => r.Search));
            transaction.Commit();
        }

        Execute(
            connection,
            """
            INSERT INTO task_counts
            SELECT unit, role, step_kind, procedure, step, channel, sort_due / 1440, count(*)
            FROM tasks GROUP BY unit, role, step_kind, procedure, step, channel, sort_due / 1440
            """
        );
        // What PostgreSQL does by itself within a minute or so.
        Execute(connection, connections.IsPostgres ? "VACUUM ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private const string DossierColumns =
        "id, code, version, procedure, procedure_version, publication, channel, status, reception_unit, authority_unit, "
        + "custody, received_at, promised, committed_due, paused, head, tracking_token";

    private const string TaskColumns =
        "id, dossier, code, procedure, step, step_kind, unit, role, assignee, paused, opened_at, due, allowance, promise, "
        + "channel, sort_due, sort_start";

    private (object?[] Dossier, object?[] Task, object?[] Personal, object?[] Search) Row(int number)
    {
        var unit = units[PickUnit()];
        var step = steps[random.Next(steps.Count)];
        var id = string.Create(CultureInfo.InvariantCulture, $"01kfill{number:D13}");
        var code = string.Create(CultureInfo.InvariantCulture, $"H41.{unit.ToUpperInvariant()}-261109-{number:D7}");
        var due = nowMinutes + (random.Next(-4_320, 28_800) / 30 * 30);
        var start = due - random.Next(1, 20) * 480;
        var opened = (nowMinutes - 10_000) * 60_000;
        var name = $"{Pick(Family)} {Pick(Middle)} {Pick(Given)}";
        var assignee = random.Next(10) < 7 ? PersonOf(unit, random.Next(20)) : null;
        var channel = random.Next(2);
        var personal = PersonalJson.Write(
            new PersonalData(
                new Applicant(name, "000000000000", "0900000000", Address: "Khối 5, phường Thử"),
                ImmutableDictionary<string, FactValue>.Empty
            )
        );
        return (
            [
                id,
                code,
                3,
                step.Procedure,
                1,
                step.Publication,
                channel,
                "InProcess",
                unit,
                unit,
                unit,
                opened,
                due + 4_320,
                due + 4_320,
                false,
                new byte[32],
                id,
            ],
            [
                $"{id}.{step.Step}.1",
                id,
                code,
                step.Procedure,
                step.Step,
                step.Kind,
                unit,
                step.Role,
                assignee,
                false,
                opened,
                due,
                1_440L,
                due + 4_320,
                channel,
                due,
                start,
            ],
            [id, 1, new byte[16], "", personal],
            [id, SearchText.Words(code, name, step.Name)]
        );
    }

    private string Pick(string[] names) => names[random.Next(names.Length)];

    private int PickUnit()
    {
        var found = Array.BinarySearch(shares, random.NextDouble());
        return Math.Min(found < 0 ? ~found : found, units.Count - 1);
    }

    /// <summary>Sums of 1/1, 1/2, 1/3 …, as shares of the whole.</summary>
    private static double[] Shares(int count)
    {
        var sums = new double[count];
        for (var i = 0; i < count; i++)
        {
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + (1.0 / (i + 1));
        }

        return [.. sums.Select(sum => sum / sums[^1])];
    }

    private static void Write(DbConnection connection, string table, string columns, IEnumerable<object?[]> rows)
    {
        if (connection is NpgsqlConnection postgres)
        {
            using var import = postgres.BeginBinaryImport($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                import.WriteRow(row);
            }

            import.Complete();
            return;
        }

        using var command = connection.CreateCommand();
        var count = columns.Split(',').Length;
        var names = Enumerable.Range(0, count).Select(i => $"@p{i}").ToList();
        command.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < count; i++)
            {
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
