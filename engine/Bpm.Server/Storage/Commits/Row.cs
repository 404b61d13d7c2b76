using System.Data.Common;
using SQLitePCL;

namespace Bpm.Server.Storage.Commits;

/// <summary>The row that a query stands on; columns count from 0.</summary>
internal abstract class Row
{
    public abstract bool IsNull(int column);

    public abstract string Text(int column);

    public abstract long Long(int column);

    public abstract byte[] Bytes(int column);

    public int Int(int column) => checked((int)Long(column));
}

internal sealed class SqliteRow(sqlite3_stmt statement) : Row
{
    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public override byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();
}

internal sealed class PostgresRow(DbDataReader reader) : Row
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override string Text(int column) => reader.GetString(column);

    public override long Long(int column) =>
        reader.GetFieldType(column) == typeof(int) ? reader.GetInt32(column) : reader.GetInt64(column);

    public override byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);
}
