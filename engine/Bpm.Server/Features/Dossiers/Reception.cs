using System.Text.Json;

namespace Bpm.Server.Features.Dossiers;

/// <summary>An application at the desk, as the app sends it: to preview and to receive.</summary>
/// <param name="Unit">The desk that receives.</param>
/// <param name="Children">Linked procedures that the applicant chose, where there is a choice.</param>
/// <param name="Form">Answers by field id: text, number or true/false.</param>
internal sealed record Reception(
    string Procedure,
    string Channel,
    string Unit,
    ReceptionApplicant Applicant,
    IReadOnlyDictionary<string, JsonElement> Form,
    IReadOnlyList<ReceptionPaper> Papers,
    string? Case = null,
    IReadOnlyList<string>? Children = null
);

internal sealed record ReceptionApplicant(
    string Name,
    string IdentityNumber,
    string Phone,
    string? Email = null,
    string? Address = null,
    ReceptionBy? By = null
);

/// <summary>The authorised person who hands it in for the applicant.</summary>
internal sealed record ReceptionBy(string Name, string IdentityNumber);

/// <param name="Files">Uploads of the officer's own, or papers of the same applicant's earlier dossiers.</param>
internal sealed record ReceptionPaper(
    string Id,
    int Originals = 0,
    int Copies = 0,
    IReadOnlyList<string>? Files = null
);

/// <param name="Due">Local moment.</param>
/// <param name="Term">The term that counts, in words.</param>
/// <param name="Why">One sentence: how the date came about.</param>
internal sealed record PromisedDate(string? Due, string DueText, string Term, string Why);

/// <param name="Amount">Whole đồng.</param>
internal sealed record FeeView(string Id, string Name, long Amount);
