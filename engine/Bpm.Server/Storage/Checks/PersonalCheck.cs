using Bpm.Engine.Dossiers;

namespace Bpm.Server.Storage.Checks;

/// <summary>Applicant and form data against the digests in the events. An erased person is not tampering.</summary>
internal static class PersonalCheck
{
    public static void Check(
        string dossier,
        Dossier state,
        IReadOnlyList<PersonalRow> rows,
        List<StoreFinding> findings
    )
    {
        foreach (var row in rows)
        {
            if (row.Data is null ? row.ErasedBy is null : PersonalJson.Digest(row.Salt, row.Data) != row.Digest)
            {
                findings.Add(
                    new StoreFinding(
                        StoreFindingKind.Personal,
                        dossier,
                        row.Version,
                        $"The personal data of version {row.Version} are not those that were stored."
                    )
                );
            }
        }

        if (rows.MaxBy(r => r.Version) is { } newest && newest.Digest != state.PersonalDigest)
        {
            findings.Add(
                new StoreFinding(
                    StoreFindingKind.Personal,
                    dossier,
                    newest.Version,
                    "The newest personal data are not those that the events name."
                )
            );
        }
        else if (rows.Count == 0 && state.PersonalDigest.Length > 0)
        {
            findings.Add(
                new StoreFinding(
                    StoreFindingKind.Personal,
                    dossier,
                    null,
                    "The personal data that the events name are gone."
                )
            );
        }
    }
}
