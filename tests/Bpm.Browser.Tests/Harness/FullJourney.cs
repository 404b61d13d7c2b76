namespace Bpm.Browser.Tests.Harness;

/// <summary>A server with all procedures of the repository, for what depends on how many there are.</summary>
public sealed class FullJourney : Journey
{
    protected override string Procedures => Repository.File("procedures");
}
