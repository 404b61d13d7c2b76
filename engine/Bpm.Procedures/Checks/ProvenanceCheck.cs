using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Checks;

/// <summary>
/// Only a published definition can be confirmed: anything else may not bind an applicant. The online level is published
/// too, in the decision or in the list that a procedure was derived from.
/// </summary>
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

        if (
            context.Procedure is
            {
                Online: OnlineOffer.Full or OnlineOffer.Partial,
                Source.Kind: ProvenanceKind.Demo or ProvenanceKind.Reconstructed
            } offered
        )
        {
            var level = offered.Online == OnlineOffer.Full ? "full" : "partial";
            context.At(
                Codes.OnlineLevelUnpublished,
                offered.Position,
                ["online"],
                (
                    $"“online: {level}” cần được công bố, mà thủ tục có nguồn gốc “{offered.Source.Kind.ToString().ToLowerInvariant()}”",
                    $"'online: {level}' is a published level, and the procedure's source is '{offered.Source.Kind.ToString().ToLowerInvariant()}'"
                ),
                (
                    "ghi “online: offered”, hoặc ghi quyết định công bố ở “source”",
                    "write 'online: offered', or name the publishing decision under 'source'"
                )
            );
        }
    }
}
