namespace Bpm.Server.Storage.Commits;

/// <summary>
/// One SQL text for both databases, prepared once per writer. Parameters are <c>$1, $2 …</c>, which both know.
/// </summary>
/// <param name="Types">
/// One letter a parameter: <c>t</c> text, <c>i</c> 32-bit, <c>l</c> 64-bit, <c>b</c> yes-no, <c>x</c> bytes.
/// </param>
/// <param name="MustTouch">Rows that must be touched, when another number means that somebody else was quicker.</param>
internal sealed record Statement(string Sql, string Types, int? MustTouch = null)
{
    /// <summary>One object is one prepared statement.</summary>
    public bool Equals(Statement? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
