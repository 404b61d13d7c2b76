using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Checks;

/// <summary>Only a published definition can be confirmed: anything else may not bind an applicant.</summary>
internal static class ProvenanceCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Procedure is { Confirmed: not null, Source.Kind: not ProvenanceKind.Published } procedure)
        {
            context.At(
                Codes.BindsWithoutSource,
                procedure.Position,
                ["confirmed"],
                (
                    $"thủ tục có nguồn gốc “{procedure.Source.Kind.ToString().ToLowerInvariant()}” không được xác nhận",
                    $"a procedure whose source is '{procedure.Source.Kind.ToString().ToLowerInvariant()}' cannot be confirmed"
                ),
                (
                    "ghi quyết định công bố ở “source”, hoặc ghi “confirmed: no”",
                    "name the publishing decision under 'source', or write 'confirmed: no'"
                )
            );
        }
    }
}
