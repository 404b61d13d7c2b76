using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bpm.Server.Storage;

/// <summary>
/// The chain of a dossier's record: hash = SHA-256(previous hash ‖ dossier ‖ seq ‖ count ‖ at ‖ actor ‖ command ‖ bytes).
/// Texts and bytes stand after their length; numbers are eight bytes, big-endian.
/// </summary>
internal static class EventChain
{
    private const int OnStack = 4096;

    /// <summary>What stands before the first row.</summary>
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    public static byte[] Hash(ReadOnlySpan<byte> previous, EventRow row) => Hash(previous, row, row.Seq);

    /// <summary>The hash that the row would have at another place of its chain.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> previous, EventRow row, int seq)
    {
        const int Numbers = 8 * sizeof(long);
        var most =
            previous.Length
            + Numbers
            + Encoding.UTF8.GetMaxByteCount(row.Dossier.Length + row.Actor.Length + row.CommandId.Length)
            + row.Bytes.Length;
        Span<byte> text = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        previous.CopyTo(text);
        var length = previous.Length;
        length += Text(row.Dossier, text[length..]);
        length += Number(seq, text[length..]);
        length += Number(row.Count, text[length..]);
        length += Number(row.At, text[length..]);
        length += Text(row.Actor, text[length..]);
        length += Text(row.CommandId, text[length..]);
        length += Number(row.Bytes.Length, text[length..]);
        row.Bytes.CopyTo(text[length..]);
        length += row.Bytes.Length;
        return SHA256.HashData(text[..length]);
    }

    private static int Number(long value, Span<byte> to)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, value);
        return sizeof(long);
    }

    private static int Text(string value, Span<byte> to)
    {
        var length = Encoding.UTF8.GetBytes(value, to[sizeof(long)..]);
        return Number(length, to) + length;
    }
}
