using System.Data.Common;
using System.Globalization;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;

namespace Bpm.Benchmarks.Engine;

/// <summary>
/// Dossiers that stand in the store beforehand. Two are made by the engine, one open and one finished; the others are
/// copies of their rows under other keys, so that a million need no hour.
/// </summary>
internal static class Filling
{
    private const int Page = 50_000;

    public static async Task Fill(
        StoreConnections connections,
        CommandWriter writer,
        BenchmarkWorld world,
        int open,
        int finished
    )
    {
        var first = await ClosedLoop.One(writer, world, completions: 1);
        Copy(connections, first, open - 1, "1");
        if (finished > 0)
        {
            var last = await ClosedLoop.One(writer, world, BenchmarkWorld.StepCount);
            Copy(connections, last, finished - 1, "2");
        }
    }

    /// <summary>Copies a dossier under other keys.</summary>
    /// <param name="prefix">One digit, so that the copies of two dossiers have different keys.</param>
    public static void Copy(StoreConnections connections, string dossier, int copies, string prefix)
    {
        using var connection = connections.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        for (var from = 0; from < copies; from += Page)
        {
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            Copy(command, dossier, from, Math.Min(copies, from + Page), prefix);
            transaction.Commit();
        }
    }

    private static void Copy(DbCommand command, string dossier, int from, int to, string prefix)
    {
        var numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to})"
        );
        // Ten digits each: keys keep one length and their order.
        const string Id = "'00' || CAST(1000000000 + n.i AS text)";
        var id = $"'{prefix}' || {Id}";
        Execute(
            $"""
            INSERT INTO dossiers (id, code, version, procedure, procedure_version, publication, case_id, channel, status,
                reception_unit, authority_unit, custody, submitted_at, received_at, finished_at, delivered_at, promised,
                committed_due, statutory_due, paused, next_alarm, calendar, calendar_version, head, tracking_token)
            {numbers}
            SELECT {id}, {id}, version, procedure, procedure_version, publication, case_id, channel, status, reception_unit,
                authority_unit, custody, submitted_at, received_at, finished_at, delivered_at, promised, committed_due,
                statutory_due, paused, next_alarm, calendar, calendar_version, head, {id} || substr(tracking_token, 14)
            FROM n, dossiers d WHERE d.id = '{dossier}'
            """
        );
        Execute(
            $"""
            INSERT INTO events (position, dossier, seq, count, at, actor, command_id, body_hash, bytes, hash)
            {numbers}
            SELECT (SELECT max(position) FROM events) + (n.i - {from}) * d.version + seq, {id}, seq, count, at, actor,
                {id} || '-' || CAST(seq AS text), body_hash, bytes, hash
            FROM n, events e JOIN dossiers d ON d.id = e.dossier WHERE e.dossier = '{dossier}'
            """
        );
        Execute(
            $"""
            INSERT INTO personal (dossier, version, salt, digest, data)
            {numbers}
            SELECT {id}, version, salt, digest, data FROM n, personal WHERE dossier = '{dossier}'
            """
        );
        Execute(
            $"""
            INSERT INTO tasks (id, dossier, code, procedure, step, step_kind, unit, role, assignee, paused, pause_ground,
                opened_at, due, allowance, promise, channel, sort_due, sort_start)
            {numbers}
            SELECT {id} || '.' || step || '.1', {id}, {id}, procedure, step, step_kind, unit, role, assignee, paused,
                pause_ground, opened_at, due, allowance, promise, channel, sort_due, sort_start
            FROM n, tasks WHERE dossier = '{dossier}'
            """
        );

        void Execute(string sql)
        {
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
