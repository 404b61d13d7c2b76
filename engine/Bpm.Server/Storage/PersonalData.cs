using System.Collections.Immutable;
using Bpm.Procedures;

namespace Bpm.Server.Storage;

/// <summary>Applicant and form of one version of a dossier: erasable, so outside the events, which name its digest.</summary>
internal sealed record PersonalData(Applicant Applicant, ImmutableDictionary<string, FactValue> Form);

/// <summary>Who asks (người nộp hồ sơ): a person or an organisation.</summary>
/// <param name="By">The authorised person, when somebody else hands it in.</param>
internal sealed record Applicant(
    string Name,
    string IdentityNumber,
    string Phone,
    string? Email = null,
    string? Address = null,
    Representative? By = null
);

internal sealed record Representative(string Name, string IdentityNumber);
