namespace Bpm.Procedures;

/// <summary>Every bound of the procedure language, in one place. Beyond one of them a file gets a diagnostic.</summary>
public static class LanguageLimits
{
    /// <summary>Size of one YAML file, bytes. A decision that cuts every procedure of a province, with its steps, is the largest.</summary>
    public const int FileBytes = 512 * 1024;

    /// <summary>
    /// Columns up to which brackets that go over several lines become one line when a file is formatted; longer ones are
    /// written in block style. What the author put on one line stays there.
    /// </summary>
    public const int JoinedLine = 140;

    /// <summary>Nesting of YAML maps and lists.</summary>
    public const int Depth = 24;

    /// <summary>Nodes of one YAML file.</summary>
    public const int Nodes = 60_000;

    /// <summary>Findings reported for one file; more come once these are mended.</summary>
    public const int FindingsPerFile = 200;

    /// <summary>Steps of one procedure, those of branches included.</summary>
    public const int Steps = 200;

    /// <summary>UTF-16 units of an id.</summary>
    public const int IdLength = 64;

    /// <summary>UTF-16 units of the rules text, and of one condition.</summary>
    public const int RuleText = 16_000;

    /// <summary>Brackets, operators and words of a rule that make its parser go one level deeper.</summary>
    public const int RuleRecursions = 1_000;

    /// <summary>Syntax nodes of all rules of a procedure together.</summary>
    public const int RuleNodes = 400;

    /// <summary>Depth of a rule's syntax tree.</summary>
    public const int RuleDepth = 20;

    /// <summary>How deep rules may call rules.</summary>
    public const int RuleCallDepth = 4;

    /// <summary>Nodes of a rule once every call in it is written out.</summary>
    public const int RuleExpandedNodes = 10_000;

    /// <summary>Items of an array literal in a rule.</summary>
    public const int RuleArray = 64;

    /// <summary>UTF-16 units of any text a rule makes.</summary>
    public const int RuleTextResult = 4_000;

    /// <summary>UTF-16 units that one evaluation may make in all its texts.</summary>
    public const int RuleTextBudget = 200_000;

    /// <summary>Statements of one evaluation; Jint's own limit, behind the node count.</summary>
    public const int RuleStatements = 20_000;

    /// <summary>UTF-16 units of a pattern for <c>matches</c>.</summary>
    public const int PatternLength = 200;

    /// <summary>UTF-16 units of a text that a pattern is tried on.</summary>
    public const int PatternInput = 4_000;

    /// <summary>Idle rule engines kept for the next call, over all procedures.</summary>
    public const int PooledRuleEngines = 8;
}
