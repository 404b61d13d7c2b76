using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bpm.Server.Storage;

/// <summary>
/// The chain of a dossier's events: hash = SHA-256(previous hash ‖ dossier ‖ seq ‖ type ‖ version ‖ at ‖ actor ‖
/// command ‖ bytes). Texts and bytes stand after their length; numbers are big-endian.
/// </summary>
internal static class EventChain
{
    /// <summary>What stands before the first event.</summary>
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    public static byte[] Hash(
        ReadOnlySpan<byte> previous,
        string dossier,
        int seq,
        string type,
        int typeVersion,
        long at,
        string actor,
        string commandId,
        ReadOnlySpan<byte> bytes
    )
    {
        var buffer = new ArrayBufferWriter<byte>(256 + bytes.Length);
        buffer.Write(previous);
        Text(dossier);
        Number(seq);
        Text(type);
        Number(typeVersion);
        Number(at);
        Text(actor);
        Text(commandId);
        Number(bytes.Length);
        buffer.Write(bytes);
        return SHA256.HashData(buffer.WrittenSpan);

        void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), value);
            buffer.Advance(sizeof(long));
        }

        void Text(string value)
        {
            Number(Encoding.UTF8.GetByteCount(value));
            Encoding.UTF8.GetBytes(value, buffer);
        }
    }

    public static byte[] Hash(ReadOnlySpan<byte> previous, EventRow row) =>
        Hash(previous, row.Dossier, row.Seq, row.Type, row.TypeVersion, row.At, row.Actor, row.CommandId, row.Bytes);
}
