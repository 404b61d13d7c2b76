namespace Bpm.Procedures.Reading;

/// <summary>A place in a file: line and column count from 1, columns in UTF-16 units, as editors show them.</summary>
/// <param name="File">Path as the user named it, with forward slashes.</param>
public readonly record struct Position(string File, int Line, int Column)
{
    // Positions are looked up within one file or two: its name would be hashed again and again for nothing.
    public override int GetHashCode() => HashCode.Combine(Line, Column);

    public override string ToString() => $"{File}:{Line}:{Column}";
}
