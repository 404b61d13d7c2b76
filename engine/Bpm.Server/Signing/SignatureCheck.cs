using System.Security.Cryptography;
using Bpm.Engine.Events;

namespace Bpm.Server.Signing;

internal enum SignatureState
{
    /// <summary>The act is recorded, and was not signed by a key.</summary>
    None,
    Valid,

    /// <summary>What is recorded is not what was signed, or not by that key.</summary>
    Invalid,

    /// <summary>An algorithm that this program cannot check.</summary>
    Unknown,
}

/// <summary>Whether the signature of a result fits what is recorded of it.</summary>
internal static class SignatureCheck
{
    /// <summary>ECDSA on P-256 over SHA-256.</summary>
    public const string Es256 = "ES256";

    /// <param name="code">Public code of the dossier.</param>
    public static SignatureState Of(string code, ResultSigned signed)
    {
        if (signed.Signature is not { } signature)
        {
            return SignatureState.None;
        }

        if (signature.Algorithm != Es256)
        {
            return SignatureState.Unknown;
        }

        try
        {
            var spki = Convert.FromBase64String(signature.PublicKey);
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(spki, out _);
            return
                Storage.Roots.RootKey.IdOf(spki) == signature.KeyId
                && key.VerifyHash(ResultText.HashOf(code, signed, signature), Convert.FromBase64String(signature.Value))
                ? SignatureState.Valid
                : SignatureState.Invalid;
        }
        catch (Exception error) when (error is FormatException or CryptographicException or ArgumentException)
        {
            return SignatureState.Invalid;
        }
    }
}
