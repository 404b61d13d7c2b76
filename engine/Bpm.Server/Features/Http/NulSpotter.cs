namespace Bpm.Server.Features.Http;

/// <summary>Finds <c>\u0000</c> in JSON as it passes by in pieces; a backslash that is itself escaped begins nothing.</summary>
internal sealed class NulSpotter
{
    private const int Digits = 4;

    /// <summary>A backslash stands before, and begins an escape.</summary>
    private bool escaped;

    /// <summary>Noughts that are still missing after <c>\u</c>; 0 outside of one.</summary>
    private int missing;

    public bool Found { get; private set; }

    public void Look(ReadOnlySpan<byte> json)
    {
        foreach (var b in json)
        {
            if (missing > 0)
            {
                missing = b == '0' ? missing - 1 : 0;
                Found |= b == '0' && missing == 0;
                continue;
            }

            if (escaped)
            {
                escaped = false;
                missing = b == 'u' ? Digits : 0;
            }
            else
            {
                escaped = b == '\\';
            }
        }
    }
}
