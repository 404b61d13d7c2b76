namespace Bpm.Procedures;

/// <summary>One answer of a form: text, whole or decimal number, yes or no. Dates are ISO text.</summary>
public abstract record FactValue
{
    private FactValue() { }

    public sealed record Text(string Value) : FactValue;

    public sealed record Number(decimal Value) : FactValue;

    public sealed record YesNo(bool Value) : FactValue;
}
