using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Bpm.Engine.Events;

/// <summary>An electronic signature over what a person signed, with all that is needed to check it again.</summary>
/// <param name="At">The signer's moment, to the minute.</param>
/// <param name="Procedure"><c>code@version</c>.</param>
/// <param name="Publication">Hash of the publication that the dossier pinned.</param>
/// <param name="Data">Salted digest of the applicant and form data as they stood.</param>
/// <param name="Algorithm">Such as <c>ES256</c>.</param>
/// <param name="KeyId">Which key signed: fingerprint of its public half, or the certificate's.</param>
/// <param name="PublicKey">Base64 of its SubjectPublicKeyInfo.</param>
/// <param name="Value">Base64 of the signature.</param>
public sealed record ResultSignature(
    LocalDateTime At,
    string Procedure,
    string Publication,
    string Data,
    string Algorithm,
    string KeyId,
    string PublicKey,
    string Value
);

/// <summary>The canonical text of a signed result: the same bytes whenever it is signed or checked.</summary>
public static class ResultText
{
    /// <param name="code">Public code of the dossier.</param>
    /// <param name="act">The act; its own <see cref="ResultSigned.Signature"/> is not looked at.</param>
    public static string Of(string code, ResultSigned act, ResultSignature signature)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(signature);
        // One member a line; none may hold a line break, or two texts could read the same.
        (string Name, string Value)[] members =
        [
            ("dossier", code),
            ("procedure", signature.Procedure),
            ("publication", signature.Publication),
            ("data", signature.Data),
            ("step", act.Step),
            ("outcome", act.Outcome),
            ("by", act.By),
            ("for", act.For ?? ""),
            ("at", signature.At.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)),
        ];
        if (members.Any(m => m.Value.AsSpan().IndexOfAny('\r', '\n') >= 0))
        {
            throw new ArgumentException("A member of a signed text has a line break.", nameof(act));
        }

        return string.Concat(members.Select(m => $"{m.Name} {m.Value}\n").Prepend("bpm-result 1\n"));
    }

    /// <summary>SHA-256 of its UTF-8 bytes: what is signed.</summary>
    public static byte[] HashOf(string code, ResultSigned act, ResultSignature signature) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(Of(code, act, signature)));
}
