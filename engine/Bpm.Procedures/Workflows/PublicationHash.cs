using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reductions;

namespace Bpm.Procedures.Workflows;

/// <summary>
/// The hash of a publication: SHA-256 over its canonical parts, each with its length before it, so that no two
/// different sets of parts give the same bytes.
/// </summary>
public static class PublicationHash
{
    /// <param name="file">The procedure file's bytes.</param>
    /// <param name="template">The template's bytes; empty when there is none.</param>
    /// <param name="items">Reduction items that touch the procedure, each with its decision's number.</param>
    /// <param name="policies">The policy values and grounds that it names.</param>
    /// <returns>Lower-case hex.</returns>
    public static string Of(
        ReadOnlySpan<byte> file,
        ReadOnlySpan<byte> template,
        IEnumerable<(Reduction Decision, ReductionItem Item)> items,
        PolicySet policies
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, file);
        Append(hash, template);
        foreach (var text in items.Select(i => Canonical(i.Decision, i.Item)).Order(StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes("reduction " + text));
        }

        foreach (
            var text in policies
                .Grounds.Select(Canonical)
                .Concat(policies.Values.Select(Canonical))
                .Order(StringComparer.Ordinal)
        )
        {
            Append(hash, Encoding.UTF8.GetBytes("policy " + text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }

    private static string Canonical(Reduction decision, ReductionItem item) =>
        Join(
            decision.Number,
            Date(decision.Effect!.Value),
            item.Procedure,
            item.Case,
            item.Channel?.ToString(),
            item.Committed.ToString(),
            string.Join(';', item.Steps.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}"))
        );

    private static string Canonical(PauseGround ground) =>
        Join(
            ground.Id,
            ground.Name,
            ground.Basis,
            ground.Confirmed ? "yes" : "no",
            ground.StopsStatutory ? "yes" : "no",
            ground.StopsCommitted ? "yes" : "no",
            ground.Effect.ToString(),
            ground.Holder,
            ground.NationalStatus.ToString(CultureInfo.InvariantCulture)
        );

    private static string Canonical(PolicyValue value) =>
        Join(
            value.Id,
            Date(value.From),
            value.Term?.ToString(),
            value.Time?.ToString("HH:mm", CultureInfo.InvariantCulture),
            value.Count?.ToString(CultureInfo.InvariantCulture),
            value.Basis,
            value.Confirmed ? "yes" : "no"
        );

    private static string Date(NodaTime.LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    // A separator that no text of a YAML file can hold.
    private static string Join(params ReadOnlySpan<string?> parts) => string.Join('\u001F', parts!);
}
