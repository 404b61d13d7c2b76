namespace Bpm.Server.Signing;

/// <summary>Who signs what.</summary>
/// <param name="User">The person whose act it is.</param>
/// <param name="Unit">Unit in whose name it is signed.</param>
/// <param name="Hash">SHA-256 of the text.</param>
internal sealed record SigningRequest(string User, string Unit, ReadOnlyMemory<byte> Hash);

/// <param name="Algorithm">One that <see cref="SignatureCheck"/> knows, to be checked here; another is kept as it is.</param>
/// <param name="KeyId">Fingerprint of the key, or of the certificate.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo.</param>
internal sealed record HashSignature(string Algorithm, string KeyId, byte[] PublicKey, byte[] Value);

/// <summary>
/// Signs results for people: a signing service, cards, a key file. It is asked before anything is written, and nothing is
/// when it fails.
/// </summary>
internal interface IResultSigner
{
    /// <exception cref="SigningFailedException">There is no signature; the message is for the log.</exception>
    Task<HashSignature> Sign(SigningRequest request, CancellationToken cancellation);
}

/// <summary>The signer did not sign.</summary>
internal sealed class SigningFailedException : Exception
{
    public SigningFailedException() { }

    public SigningFailedException(string message)
        : base(message) { }

    public SigningFailedException(string message, Exception inner)
        : base(message, inner) { }
}
