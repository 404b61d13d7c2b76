namespace Bpm.Procedures.Reading;

/// <summary>A place in a file: line and column count from 1, columns in UTF-16 units, as editors show them.</summary>
/// <param name="File">Path as the user named it, with forward slashes.</param>
public readonly record struct Position(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
