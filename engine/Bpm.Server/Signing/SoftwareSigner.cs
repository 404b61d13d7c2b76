using Bpm.Server.Storage.Roots;

namespace Bpm.Server.Signing;

/// <summary>
/// Signs with one key file of this server, for tests and demonstrations: it shows that a result was not changed since, but
/// nothing about the person, whose key it is not.
/// </summary>
internal sealed class SoftwareSigner(string keyFile) : IResultSigner, IDisposable
{
    private readonly Lazy<RootKey> key = new(() => RootKey.OpenOrCreate(keyFile));
    private readonly Lock gate = new();

    public Task<HashSignature> Sign(SigningRequest request, CancellationToken cancellation)
    {
        try
        {
            // ECDsa promises nothing to several threads.
            lock (gate)
            {
                var hash = request.Hash.ToArray();
                return Task.FromResult(
                    new HashSignature(SignatureCheck.Es256, key.Value.Id, key.Value.PublicKey, key.Value.Sign(hash))
                );
            }
        }
        catch (Exception error)
            when (error
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or System.Security.Cryptography.CryptographicException
            )
        {
            throw new SigningFailedException($"The key file '{keyFile}' cannot be used: {error.Message}", error);
        }
    }

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }
}
