using System.Security.Cryptography;

namespace Bpm.Server.Storage.Roots;

/// <summary>
/// The key that signs roots: ECDSA on P-256, in a PEM file outside the store. Whoever can write the store but not read
/// this file cannot make a root. The software signer of results has one of its own.
/// </summary>
internal sealed class RootKey : IDisposable
{
    private readonly ECDsa key;

    private RootKey(ECDsa key)
    {
        this.key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        Id = IdOf(PublicKey);
    }

    /// <summary>Fingerprint of the public half.</summary>
    public string Id { get; }

    /// <summary>Its SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; }

    public static string IdOf(ReadOnlySpan<byte> publicKey) =>
        Convert.ToHexStringLower(SHA256.HashData(publicKey))[..16];

    /// <summary>The key of the file; made, readable by its owner alone, when there is none.</summary>
    public static RootKey OpenOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        return Read(path);
    }

    /// <summary>The key of the file, or null when there is none.</summary>
    public static RootKey? Open(string path) => File.Exists(path) ? Read(path) : null;

    private static RootKey Read(string path)
    {
        var read = ECDsa.Create();
        read.ImportFromPem(File.ReadAllText(path));
        return new RootKey(read);
    }

    private static void Make(string path)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var file = new StreamWriter(path, options);
            file.Write(made.ExportPkcs8PrivateKeyPem());
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another node made it at the same moment; that one counts.
        }
    }

    public byte[] Sign(byte[] root) => key.SignHash(root);

    public bool Signed(byte[] root, byte[] signature) => key.VerifyHash(root, signature);

    public void Dispose() => key.Dispose();
}
