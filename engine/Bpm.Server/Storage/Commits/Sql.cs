namespace Bpm.Server.Storage.Commits;

/// <summary>Every statement of the commit path.</summary>
internal static class Sql
{
    private const string EventColumns = "position, dossier, seq, count, at, actor, command_id, body_hash, bytes, hash";

    public static readonly KeyedQuery Commands = new(
        $"SELECT {EventColumns} FROM events",
        "command_id",
        lockRows: false
    );

    public static readonly KeyedQuery Heads = new(
        "SELECT id, version, head, tracking_token FROM dossiers",
        "id",
        lockRows: true
    );

    public static readonly KeyedQuery LastPosition = new(
        "SELECT coalesce(max(position), 0) FROM events",
        "position",
        lockRows: false
    );

    public static readonly Statement EventsOf = new(
        $"SELECT {EventColumns} FROM events WHERE dossier = $1 AND seq <= $2 ORDER BY seq",
        "ti"
    );

    public static readonly Statement PersonalOf = new(
        "SELECT data FROM personal WHERE dossier = $1 ORDER BY version DESC LIMIT 1",
        "t"
    );

    /// <summary>Whether the newest is there and not erased.</summary>
    public static readonly Statement HasPersonal = new(
        "SELECT CASE WHEN data IS NULL THEN 0 ELSE 1 END FROM personal WHERE dossier = $1 ORDER BY version DESC LIMIT 1",
        "t"
    );

    public static readonly Statement SerialOf = new("SELECT last FROM serials WHERE key = $1", "t");

    public static readonly Statement SetSerial = new(
        "INSERT INTO serials (key, last) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET last = excluded.last",
        "ti",
        MustTouch: 1
    );

    public static readonly Statement InsertEvent = new(
        $"INSERT INTO events ({EventColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        "ltiilttxxx",
        MustTouch: 1
    );

    public static readonly Statement InsertDossier = new(
        """
        INSERT INTO dossiers (id, tracking_token, code, version, procedure, procedure_version, publication, case_id,
            channel, status, reception_unit, authority_unit, custody, submitted_at, received_at, finished_at,
            delivered_at, promised, committed_due, statutory_due, paused, head, next_alarm, calendar, calendar_version,
            parent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26)
        """,
        "tttitittittttlllllllbxltit",
        MustTouch: 1
    );

    /// <summary>
    /// What changes in a dossier's life, but not its code: a column that is named has its index written anew. The last
    /// parameter is the version that the row must still have.
    /// </summary>
    public static readonly Statement UpdateDossier = new(
        """
        UPDATE dossiers SET version = $2, procedure = $3, procedure_version = $4, publication = $5, case_id = $6,
            channel = $7, status = $8, reception_unit = $9, authority_unit = $10, custody = $11, submitted_at = $12,
            received_at = $13, finished_at = $14, delivered_at = $15, promised = $16, committed_due = $17,
            statutory_due = $18, paused = $19, head = $20, next_alarm = $21,
            calendar = $22, calendar_version = $23
        WHERE id = $1 AND version = $24
        """,
        "titittittttlllllllbxltii",
        MustTouch: 1
    );

    public static readonly Statement SetCode = new("UPDATE dossiers SET code = $2 WHERE id = $1", "tt", MustTouch: 1);

    public static readonly Statement InsertTask = new(
        """
        INSERT INTO tasks (id, dossier, code, procedure, step, step_kind, unit, role, assignee, paused, pause_ground,
            opened_at, due, allowance, promise, channel, sort_due, sort_start)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """,
        "tttttttttbtllllill",
        MustTouch: 1
    );

    public static readonly Statement UpdateTask = new(
        """
        UPDATE tasks SET code = $3, procedure = $4, step = $5, step_kind = $6, unit = $7, role = $8,
            assignee = $9, paused = $10, pause_ground = $11, opened_at = $12, due = $13, allowance = $14, promise = $15,
            channel = $16, sort_due = $17, sort_start = $18
        WHERE id = $1 AND dossier = $2
        """,
        "tttttttttbtllllill",
        MustTouch: 1
    );

    public static readonly Statement DeleteTask = new(
        "DELETE FROM tasks WHERE id = $1 AND dossier = $2",
        "tt",
        MustTouch: 1
    );

    public static readonly Statement AddCount = new(
        """
        INSERT INTO task_counts AS c (unit, role, step_kind, procedure, step, channel, day, count)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (unit, role, step_kind, procedure, step, channel, day) DO UPDATE SET count = c.count + excluded.count
        """,
        "tttttili",
        MustTouch: 1
    );

    public static readonly Statement DropEmptyCount = new(
        """
        DELETE FROM task_counts
        WHERE unit = $1 AND role = $2 AND step_kind = $3 AND procedure = $4 AND step = $5 AND channel = $6 AND day = $7
            AND count = 0
        """,
        "tttttil"
    );

    public static readonly Statement InsertSearch = new(
        "INSERT INTO search (dossier, words) VALUES ($1, $2)",
        "tt",
        MustTouch: 1
    );

    public static readonly Statement UpdateSearch = new(
        "UPDATE search SET words = $2 WHERE dossier = $1",
        "tt",
        MustTouch: 1
    );

    public static readonly Statement InsertPersonal = new(
        "INSERT INTO personal (dossier, version, salt, digest, data) VALUES ($1, $2, $3, $4, $5)",
        "tixtx",
        MustTouch: 1
    );

    public static readonly Statement InsertNote = new(
        "INSERT INTO notes (id, dossier, author, at, text) VALUES ($1, $2, $3, $4, $5)",
        "tttlt",
        MustTouch: 1
    );

    public static readonly Statement InsertNotice = new(
        "INSERT INTO notices (sequence, dossier, topics, at) VALUES ($1, $2, $3, $4)",
        "lttl",
        MustTouch: 1
    );
}
