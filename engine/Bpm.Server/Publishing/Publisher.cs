using System.Collections.Immutable;
using System.Text;
using Bpm.Engine;
using Bpm.Procedures;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Publishing;

/// <summary>
/// Puts files in force: proposals by a second person, confirmations by whoever compared a procedure with its decision.
/// Open dossiers stay under the publication that they pin.
/// </summary>
internal sealed class Publisher(PublishingStore store, Publications publications, IClock clock)
{
    private static readonly LocalDate s_epoch = new(1970, 1, 1);

    private LocalDate Today => ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date;

    /// <summary>Why this may not be in force from that day, or null.</summary>
    public Refusal? CheckDates(LocalDate effect, LocalDate? decided) =>
        effect < Today ? PublishingRefusals.EffectPast(Today)
        : decided > effect ? PublishingRefusals.DecisionAfterEffect()
        : null;

    /// <summary>Keeps a proposal once everything around it still reads without a new error.</summary>
    /// <param name="author">Whoever proposes it.</param>
    /// <param name="authors">Everybody who wrote in it.</param>
    public async Task<(ProposalRow? Proposal, Refusal? Refusal)> Propose(
        string id,
        ProposedFile file,
        string author,
        ImmutableArray<string> authors,
        string draft,
        CancellationToken cancellation
    )
    {
        if (await store.Proposal(id, cancellation) is { } known)
        {
            return (known, null);
        }

        if (await store.Waits(draft, cancellation))
        {
            return (null, PublishingRefusals.ProposalWaits());
        }

        if (Errors(file.Path, file.Text) is { } errors)
        {
            return (null, errors);
        }

        var proposal = new ProposalRow
        {
            Id = id,
            Kind = file.Kind,
            Subject = file.Subject,
            Title = file.Title,
            Path = file.Path,
            Bytes = Gzip.Pack(Encoding.UTF8.GetBytes(file.Text)),
            Decision = file.Decision,
            Effect = Period.DaysBetween(s_epoch, file.Effect),
            Author = author,
            Authors = string.Join(' ', authors.Add(author).Distinct(StringComparer.Ordinal)),
            Draft = draft,
            At = clock.GetCurrentInstant().ToUnixTimeMilliseconds(),
            State = PublishingStore.Open,
        };
        return (await store.Propose(proposal, cancellation), null);
    }

    /// <summary>From which day a proposal would be in force.</summary>
    public static LocalDate EffectOf(ProposalRow proposal) => s_epoch.PlusDays(proposal.Effect);

    /// <summary>The file as it was proposed.</summary>
    public static string TextOf(ProposalRow proposal) => Encoding.UTF8.GetString(Gzip.Unpack(proposal.Bytes));

    /// <summary>Puts it in force.</summary>
    /// <param name="by">The second person.</param>
    public async Task<Refusal?> Approve(ProposalRow proposal, Actor by, string name, CancellationToken cancellation)
    {
        if (proposal.Authors.Split(' ').Contains(by.User))
        {
            return PublishingRefusals.SecondPerson();
        }

        if (proposal.State != PublishingStore.Open)
        {
            return PublishingRefusals.ProposalClosed();
        }

        if (CheckDates(EffectOf(proposal), decided: null) is { } past)
        {
            return past;
        }

        var text = Confirmed(proposal, name);
        if (Errors(proposal.Path, text) is { } errors)
        {
            return errors;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var before = publications.Files.Files.FirstOrDefault(f => f.Path == proposal.Path);
        var file = new NewFile(
            proposal.Path,
            bytes,
            Overlay.HashOf(bytes),
            before is null ? null : Overlay.HashOf(before.Bytes.Span),
            proposal.Kind,
            proposal.Subject,
            proposal.Author,
            by.User,
            proposal.Title
        );
        if (!await store.Publish([file], (proposal.Id, by.User), cancellation))
        {
            return PublishingRefusals.QuickerOther();
        }

        publications.Reload();
        return null;
    }

    /// <summary>Sends it back, or takes it back: its author withdraws it, anybody else who may publish refuses it.</summary>
    public async Task<Refusal?> Close(ProposalRow proposal, Actor by, string reason, CancellationToken cancellation) =>
        await store.Close(
            proposal.Id,
            proposal.Authors.Split(' ').Contains(by.User) ? "withdrawn" : "refused",
            by.User,
            reason,
            cancellation
        )
            ? null
            : PublishingRefusals.ProposalClosed();

    /// <summary>Writes who has compared procedures with their decisions; all or none of those that can be.</summary>
    /// <param name="force">A reason for those without a published limit.</param>
    /// <returns>For each code why it was left, or null.</returns>
    public async Task<(IReadOnlyList<(string Code, string? Problem)> Results, Refusal? Refusal)> Confirm(
        IReadOnlyList<string> codes,
        Actor by,
        string name,
        string why,
        string? force,
        Language language,
        CancellationToken cancellation
    )
    {
        var catalogue = publications.Catalogue;
        var results = new List<(string Code, string? Problem)>();
        var files = new List<NewFile>();
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            var (file, problem) = Confirm(code, catalogue, by.User, name, why, force, language);
            results.Add((code, problem));
            if (file is not null)
            {
                files.Add(file);
            }
        }

        // Who is confirmed binds applicants, so trial decisions leave it: what no longer comes out right then stays as it is.
        var broken = files.Count == 0 ? [] : BrokenBy(files, language);
        results = [.. results.Select(r => broken.TryGetValue(r.Code, out var error) ? (r.Code, error) : r)];
        files = [.. files.Where(f => !broken.ContainsKey(CodeOf(f)))];
        if (files.Count > 0)
        {
            if (!await store.Publish(files, proposal: null, cancellation))
            {
                return ([], PublishingRefusals.QuickerOther());
            }

            publications.Reload();
        }

        return (results, null);
    }

    /// <summary>By code, the first new error that a file would have.</summary>
    private Dictionary<string, string?> BrokenBy(List<NewFile> files, Language language)
    {
        var errors = publications
            .ErrorsWith([.. files.Select(f => new SourceFile(f.Path, f.Text))])
            .ToLookup(e => e.Position.File, e => e.Message.In(language), StringComparer.Ordinal);
        return files
            .Where(f => errors.Contains(publications.Place(f.Path)))
            .ToDictionary(CodeOf, f => (string?)errors[publications.Place(f.Path)].First(), StringComparer.Ordinal);
    }

    private static string CodeOf(NewFile file) => file.Subject.Split('@')[0];

    private (NewFile? File, string? Problem) Confirm(
        string code,
        Catalogue catalogue,
        string user,
        string name,
        string why,
        string? force,
        Language language
    )
    {
        if (catalogue.VersionsOf(code).MaxBy(p => p.Procedure.Version)?.Procedure is not { } procedure)
        {
            return (
                null,
                language.Pick("không có thủ tục này, hoặc tệp còn lỗi", "there is no such procedure without errors")
            );
        }

        if (catalogue.Locked.Any(l => l.Code == code && l.Version == procedure.Version))
        {
            return (
                null,
                language.Pick(
                    "phiên bản này đã ban hành nên không được sửa; hãy lập phiên bản mới",
                    "its version was published and must not change; make a new one"
                )
            );
        }

        if (Confirming.Problem(procedure, force, language) is { } problem)
        {
            return (null, problem);
        }

        var path = publications.Relative(procedure.Position.File);
        var before = publications.Files.Files.First(f => f.Path == path);
        var reason = procedure.Limit.Statutory is null ? $"{why} (limit not published: {force})" : why;
        if (Confirming.Apply(Encoding.UTF8.GetString(before.Bytes.Span), name, Today, reason) is not { } text)
        {
            return (null, language.Pick("tệp không có dòng “confirmed:”", "its file has no line 'confirmed:'"));
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        return (
            new NewFile(
                path,
                bytes,
                Overlay.HashOf(bytes),
                Overlay.HashOf(before.Bytes.Span),
                FileKind.Confirmation,
                $"{code}@{procedure.Version}",
                user,
                Approver: null,
                reason
            ),
            null
        );
    }

    /// <summary>A version under a decision is confirmed by the second person, who has just compared both.</summary>
    private string Confirmed(ProposalRow proposal, string name)
    {
        var text = TextOf(proposal);
        return
            proposal is { Kind: FileKind.Version, Decision: { } decision }
            && Read(proposal.Path, text)?.Procedure is { } procedure
            && Confirming.Problem(procedure, force: null) is null
            ? Confirming.Apply(text, name, Today, $"ban hành theo {decision}") ?? text
            : text;
    }

    /// <summary>Reads a text as if it stood in the folder; null when it has an error.</summary>
    public Publication? Read(string path, string text) =>
        publications
            .Catalogue.ReadProcedure(new SourceFile(publications.Place(path), Encoding.UTF8.GetBytes(text)))
            .Publication;

    private Refusal? Errors(string path, string text) =>
        publications.ErrorsWith(new SourceFile(path, Encoding.UTF8.GetBytes(text))) is { IsEmpty: false } errors
            ? PublishingRefusals.Errors(errors)
            : null;
}

/// <param name="Kind">Of <see cref="FileKind"/>.</param>
/// <param name="Subject"><c>code@version</c>, or the decision's number.</param>
/// <param name="Decision">Number of the decision that it rests on; null for a demo without one.</param>
internal sealed record ProposedFile(
    string Kind,
    string Subject,
    string Title,
    string Path,
    string Text,
    string? Decision,
    LocalDate Effect
);
