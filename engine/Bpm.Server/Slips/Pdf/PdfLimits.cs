namespace Bpm.Server.Slips.Pdf;

/// <summary>What bounds printing.</summary>
internal static class PdfLimits
{
    /// <summary>Programs that print at once; others wait.</summary>
    public const int AtOnce = 2;

    /// <summary>Seconds that one paper may take, and that one may wait for a place.</summary>
    public const int Seconds = 20;

    /// <summary>Tries to remove a profile.</summary>
    public const int RemoveTries = 100;
}

/// <summary>There is no paper; the message is for the log.</summary>
internal sealed class PdfException : Exception
{
    public PdfException() { }

    public PdfException(string message)
        : base(message) { }

    public PdfException(string message, Exception inner)
        : base(message, inner) { }
}
