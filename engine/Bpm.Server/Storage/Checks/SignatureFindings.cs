using Bpm.Engine.Events;
using Bpm.Server.Signing;

namespace Bpm.Server.Storage.Checks;

/// <summary>The signatures of results against what the record says of them.</summary>
internal static class SignatureFindings
{
    /// <param name="rows">The whole record of one dossier, readable.</param>
    public static void Add(string dossier, string code, IEnumerable<EventRow> rows, List<StoreFinding> findings)
    {
        foreach (var row in rows)
        {
            var changes = EventFold.Read(row);
            for (var i = 0; i < changes.Length; i++)
            {
                if (changes[i] is ResultSigned signed && SignatureCheck.Of(code, signed) == SignatureState.Invalid)
                {
                    findings.Add(
                        new StoreFinding(
                            StoreFindingKind.Signature,
                            dossier,
                            row.FirstSeq + i,
                            $"The signature of '{signed.By}' by key {signed.Signature!.KeyId} does not fit the result."
                        )
                    );
                }
            }
        }
    }
}
