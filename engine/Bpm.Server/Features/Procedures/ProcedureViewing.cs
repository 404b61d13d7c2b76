using Bpm.Procedures;
using Bpm.Procedures.Exports;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Procedures;

/// <summary>Makes the views of a procedure; the public pages show the same ones.</summary>
internal static class ProcedureViewing
{
    public static ProcedureRow Row(
        Publication publication,
        Publications publications,
        ServerOptions options,
        Language language
    )
    {
        var procedure = publication.Procedure;
        return new ProcedureRow(
            procedure.Code,
            procedure.Version,
            procedure.Name,
            procedure.Field,
            OfficeTexts.Of(procedure.Authority, publications.UnitName, language),
            LimitText(publication, language),
            Provenance(procedure, language),
            procedure.Confirmed is not null,
            Receivable(publication, options)
        );
    }

    public static ProcedureView View(
        Publication publication,
        Publications publications,
        ServerOptions options,
        Language language
    )
    {
        var procedure = publication.Procedure;
        return new ProcedureView(
            procedure.Code,
            procedure.Version,
            procedure.Name,
            procedure.Field,
            OfficeTexts.Of(procedure.Authority, publications.UnitName, language),
            LimitText(publication, language),
            procedure.Limit.Hint,
            Provenance(procedure, language),
            SourceText(procedure.Source),
            procedure.Adapted,
            procedure.Confirmed is not null,
            Receivable(publication, options),
            [.. procedure.Cases.Select(c => new Named(c.Id, c.Name ?? c.Id))],
            Channels(procedure),
            [
                .. procedure.Papers.Select(p => new ProcedurePaper(
                    p.Id,
                    p.Name,
                    p.Originals,
                    p.Copies,
                    p.When is not null,
                    p.When,
                    p.Reuse
                )),
            ],
            [.. procedure.Form.Select(Field)],
            [.. procedure.Fees.Select(f => new ProcedureFee(f.Id, f.Name ?? f.Id, f.Amount, f.When))],
            [
                .. procedure.Results.Select(r => new ProcedureResult(
                    r.Id,
                    r.Name,
                    r.When is { } when ? ConditionWords.Say(when, procedure) : null
                )),
            ],
            [
                .. publication
                    .Workflow.Nodes.Where(n => n.Step is not (ChoiceStep or ParallelStep or StageStep))
                    .Select(n => Step(n, publication, publications, language)),
            ]
        );
    }

    /// <summary>"8 ngày làm việc; cam kết 7 ngày làm việc (trực tuyến)".</summary>
    public static string LimitText(Publication publication, Language language)
    {
        var procedure = publication.Procedure;
        var statutory = procedure.Limit.Statutory is { } term
            ? TimeWords.TermText(term, language)
            : procedure.Limit.Hint ?? language.Pick("Chưa công bố", "Not published");
        var committed = publication
            .Committed.Terms.Where(t => t.Case is null)
            .Select(t =>
                language.Pick("cam kết ", "committed ")
                + TimeWords.TermText(t.Term, language)
                + (
                    t.Channel is { } channel
                        ? $" ({TimeWords.InSentence(StatusTexts.ChannelName(channel, language))})"
                        : ""
                )
            );
        return string.Join("; ", committed.Prepend(statutory));
    }

    public static ProvenanceView Provenance(Procedure procedure, Language language) =>
        new(
            procedure.Source.Kind.ToString().ToLowerInvariant(),
            StatusTexts.Provenance(procedure.Source.Kind, language)
                + (procedure.Confirmed is null ? $" · {StatusTexts.Unconfirmed(language)}" : "")
        );

    /// <summary>The engine's own rule: only what is published and confirmed may bind, except in demo mode.</summary>
    private static bool Receivable(Publication publication, ServerOptions options) =>
        options.DemoMode || publication.Procedure is { Confirmed: not null, Source.Kind: ProvenanceKind.Published };

    private static string? SourceText(Provenance source)
    {
        var parts = new[]
        {
            source.Decision,
            source.Date is { } date ? Moments.Date(date) : null,
            source.Rule,
            source.From,
            source.Ref,
        };
        var text = string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
        return text.Length == 0 ? null : text;
    }

    private static List<string> Channels(Procedure procedure)
    {
        List<string> channels = ["counter", "post"];
        if (procedure.Online != OnlineOffer.NotOffered)
        {
            channels.Insert(1, "online");
        }

        return channels;
    }

    private static ProcedureField Field(FormField field) =>
        new(
            field.Id,
            field.Label,
            TypeCode(field.Type),
            field.Required,
            field.Min,
            field.Max,
            field.Choices.IsEmpty ? null : [.. field.Choices.Select(c => new FieldOption(c.Value, c.Label))],
            field.Help,
            field.MaxLength,
            field.When
        );

    private static string TypeCode(FieldType type) =>
        type switch
        {
            FieldType.Text => "text",
            FieldType.LongText => "long-text",
            FieldType.Number => "number",
            FieldType.Date => "date",
            FieldType.YesNo => "yes-no",
            FieldType.Choice => "choice",
            FieldType.Commune => "commune",
            FieldType.IdentityNumber => "identity-number",
            FieldType.Phone => "phone",
            FieldType.Email => "email",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
        };

    private static ProcedureStep Step(
        Node node,
        Publication publication,
        Publications publications,
        Language language
    ) =>
        new(
            node.Step.Id,
            node.Step.Name,
            Dossiers.View.Tasks.KindOf(node.Step),
            node.Step is WaitStep wait ? DossierTexts.For(wait.For, language)
                : node.Step.At is { } at ? OfficeTexts.Of(at, publications.UnitName, language)
                : "",
            node.Step.Role is { } role ? publications.RoleName(role, language) : "",
            publication.TermOf(node.Step.Id, caseId: null) is { } term ? TimeWords.TermText(term, language)
                : node.Step.ShareMinutes is { } share ? TimeWords.TermText(Term.OfWorkingMinutes(share), language)
                : "",
            node.Branch
        );
}
