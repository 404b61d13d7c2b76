using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>What a person typed into the form of an act. It is read the same way for the act and for its preview.</summary>
internal interface IActBody
{
    /// <summary>The command; what cannot be one is told to <paramref name="reading"/>, and then the answer is not used.</summary>
    Command Read(ActReading reading);
}

/// <summary>Reads texts of one form and collects what is wrong with them, by field.</summary>
internal sealed class ActReading(Language language)
{
    private readonly List<FieldProblem> problems = [];

    public IReadOnlyList<FieldProblem> Problems => problems;
    public Language Language => language;

    public void Problem(string field, string message) => problems.Add(new FieldProblem(field, message));

    /// <summary>Cleaned and held to its length; empty when nothing is left.</summary>
    public string Text(string field, string? text) => Optional(field, text) ?? "";

    /// <summary>Cleaned and held to its length; null when nothing is left.</summary>
    public string? Optional(string field, string? text)
    {
        if (text?.Length > Limits.MaxText)
        {
            Problem(field, InputTexts.TooLong(Limits.MaxText, language));
        }

        return TextCheck.Clean(text);
    }
}
