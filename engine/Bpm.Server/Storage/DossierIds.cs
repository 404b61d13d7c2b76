using System.Buffers.Text;
using System.Security.Cryptography;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Ids inside the store, and tokens for the public.</summary>
internal static class DossierIds
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>
    /// 20 characters: 50 bits of the moment in milliseconds, so that ids grow and indexes fill in order, and 50 random
    /// bits. Nothing may depend on either; the primary key guards against the one-in-10^15 repeat.
    /// </summary>
    public static string New(Instant now) =>
        string.Create(
            20,
            (
                Time: now.ToUnixTimeMilliseconds(),
                Random: RandomNumberGenerator.GetInt32(int.MaxValue),
                More: RandomNumberGenerator.GetInt32(1 << 20)
            ),
            static (id, parts) =>
            {
                Write(id[..10], parts.Time);
                Write(id[10..], ((long)parts.More << 31) | (long)parts.Random);
            }
        );

    /// <summary>128 random bits for the tracking address: knowing it is the right to see.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static void Write(Span<char> text, long value)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(value & 31)];
            value >>= 5;
        }
    }
}
