using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Limits = Bpm.Server.Hosting.Limits;

namespace Bpm.Server.Features.Dossiers;

/// <summary>Turns what the desk typed into facts, and says what cannot be one. The engine checks the form's own rules.</summary>
internal sealed partial class ReceptionInput
{
    private readonly List<FieldProblem> problems = [];
    private readonly Language language;

    private ReceptionInput(Reception reception, Publication publication, Language language)
    {
        this.language = language;
        Channel = ReadChannel(reception.Channel);
        Personal = new PersonalData(ReadApplicant(reception.Applicant), ReadForm(reception, publication.Procedure));
        Papers = ReadPapers(reception, publication.Procedure);
    }

    public IReadOnlyList<FieldProblem> Problems => problems;
    public Channel Channel { get; }
    public PersonalData Personal { get; }
    public ImmutableArray<ReceivedPaper> Papers { get; }

    public static ReceptionInput Read(Reception reception, Publication publication, Language language) =>
        new(reception, publication, language);

    /// <summary>The command; the writer puts the digest of the personal data into it.</summary>
    public Receive Command(Reception reception, ImmutableArray<ReceivedPaper> papers) =>
        new(
            new Submit(
                reception.Procedure,
                TextCheck.Clean(reception.Case),
                Channel,
                reception.Unit,
                PersonalDigest: ""
            )
            {
                Children = [.. reception.Children ?? []],
            },
            papers
        );

    private Channel ReadChannel(string channel)
    {
        if (Enum.TryParse<Channel>(channel, ignoreCase: true, out var read) && Enum.IsDefined(read))
        {
            return read;
        }

        problems.Add(new FieldProblem("channel", InputTexts.Channel(language)));
        return Channel.Counter;
    }

    private Applicant ReadApplicant(ReceptionApplicant from)
    {
        var phone = Optional("applicant.phone", from.Phone) ?? "";
        if (!Phone().IsMatch(phone))
        {
            problems.Add(new FieldProblem("applicant.phone", InputTexts.Phone(language)));
        }

        var email = Optional("applicant.email", from.Email);
        if (email is not null && !(email.IndexOf('@', StringComparison.Ordinal) > 0))
        {
            problems.Add(new FieldProblem("applicant.email", InputTexts.Email(language)));
        }

        return new Applicant(
            Required("applicant.name", from.Name),
            ReadIdentity("applicant.identityNumber", from.IdentityNumber),
            phone,
            email,
            Optional("applicant.address", from.Address),
            from.By is { } by
                ? new Representative(
                    Required("applicant.by.name", by.Name),
                    ReadIdentity("applicant.by.identityNumber", by.IdentityNumber)
                )
                : null
        );
    }

    private string ReadIdentity(string field, string? number)
    {
        var clean = TextCheck.Clean(number) ?? "";
        if (!Identity().IsMatch(clean))
        {
            problems.Add(new FieldProblem(field, InputTexts.Identity(language)));
        }

        return clean;
    }

    private string Required(string field, string? text)
    {
        var clean = Optional(field, text);
        if (clean is null)
        {
            problems.Add(new FieldProblem(field, InputTexts.Missing(language)));
        }

        return clean ?? "";
    }

    private string? Optional(string field, string? text)
    {
        var clean = TextCheck.Clean(text);
        if (clean?.Length > Limits.MaxName)
        {
            problems.Add(new FieldProblem(field, InputTexts.TooLong(Limits.MaxName, language)));
        }

        return clean;
    }

    private ImmutableDictionary<string, FactValue> ReadForm(Reception reception, Procedure procedure)
    {
        var form = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        foreach (var (id, value) in reception.Form)
        {
            var field = procedure.Form.FirstOrDefault(f => f.Id == id);
            if (field is null)
            {
                problems.Add(new FieldProblem(id, InputTexts.UnknownField(language)));
            }
            else if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                // Not answered; the engine knows whether it must be.
            }
            else if (FormValues.Read(field, value) is { } fact)
            {
                form[id] = fact;
            }
            else
            {
                problems.Add(new FieldProblem(id, InputTexts.WrongType(field.Label, language)));
            }
        }

        return form.ToImmutable();
    }

    private ImmutableArray<ReceivedPaper> ReadPapers(Reception reception, Procedure procedure)
    {
        foreach (var paper in reception.Papers)
        {
            if (procedure.Papers.All(p => p.Id != paper.Id))
            {
                problems.Add(new FieldProblem($"papers.{paper.Id}", InputTexts.UnknownPaper(language)));
            }

            if (paper.Originals is < 0 or > 999 || paper.Copies is < 0 or > 999)
            {
                problems.Add(new FieldProblem($"papers.{paper.Id}", InputTexts.Count(language)));
            }
        }

        return
        [
            .. reception
                .Papers.Where(p => p.Originals + p.Copies > 0)
                .DistinctBy(p => p.Id)
                .Select(p => new ReceivedPaper(p.Id, p.Originals, p.Copies)),
        ];
    }

    [GeneratedRegex(@"^[0-9A-Za-z-]{8,20}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identity();

    [GeneratedRegex(@"^\+?[0-9][0-9 .-]{6,18}[0-9]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();
}
