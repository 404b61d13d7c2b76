using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Organisation;

/// <summary>An invented officer for trying the system out; never a real official's name.</summary>
/// <param name="User">Sign-in name, e.g. <c>tn1</c>.</param>
/// <param name="Title">Position in words, for the list of demo sign-ins.</param>
public sealed record DemoPerson(
    string User,
    string Name,
    string Title,
    ImmutableArray<DemoGrant> Grants,
    Position Position
);

public sealed record DemoGrant(string Unit, string Role);
