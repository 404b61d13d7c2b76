using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers;

/// <summary>Digitised papers that come in with a reception.</summary>
internal static class ReceptionFiles
{
    /// <summary>Files that may not be linked, each at its paper.</summary>
    public static async Task<List<FieldProblem>> Problems(
        Reception reception,
        FileDesk files,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var problems = new List<FieldProblem>();
        foreach (var paper in reception.Papers)
        {
            foreach (var file in paper.Files ?? [])
            {
                if (await files.WhyNot(file, OwnerOf(reception), caller, cancellation) is { } refusal)
                {
                    problems.Add(
                        new FieldProblem($"papers.{paper.Id}", caller.Language.Pick(refusal.Message, refusal.MessageEn))
                    );
                }
            }
        }

        return problems;
    }

    /// <summary>Links them once the dossier is there. A repeated command links nothing twice.</summary>
    public static async Task Link(
        Reception reception,
        string dossier,
        FileDesk files,
        Caller caller,
        CancellationToken cancellation
    )
    {
        foreach (var paper in reception.Papers)
        {
            foreach (var file in paper.Files ?? [])
            {
                var id = CommandDesk.FollowUp(caller.CommandId, $"{paper.Id}/{file}");
                await files.Attach(file, dossier, paper.Id, OwnerOf(reception), caller, id, cancellation);
            }
        }
    }

    private static string OwnerOf(Reception reception) => TextCheck.Clean(reception.Applicant.IdentityNumber) ?? "";
}
