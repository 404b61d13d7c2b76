using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;

namespace Bpm.Server.Storage.Roots;

/// <summary>
/// What a root is: SHA-256(root before ‖ number ‖ at ‖ position ‖ hash of every row of the record after the position
/// before, in order of position). Each row's hash covers its dossier's record up to it, so a root covers the heads of
/// all dossiers, and everything before them.
/// </summary>
internal static class RootChain
{
    /// <summary>What stands before the first root.</summary>
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <param name="rows">Hashes of the rows that it adds, in order of position.</param>
    public static byte[] Root(byte[] previous, int number, long at, long position, IEnumerable<byte[]> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> header = stackalloc byte[3 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(header, number);
        BinaryPrimitives.WriteInt64BigEndian(header[sizeof(long)..], at);
        BinaryPrimitives.WriteInt64BigEndian(header[(2 * sizeof(long))..], position);
        hash.AppendData(header);
        foreach (var row in rows)
        {
            hash.AppendData(row);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Hashes of the rows after one position and up to another, in order.</summary>
    public static IEnumerable<byte[]> Rows(DbConnection connection, long after, long upTo)
    {
        using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant(
            $"SELECT hash FROM events WHERE position > {after} AND position <= {upTo} ORDER BY position"
        );
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetFieldValue<byte[]>(0);
        }
    }
}
