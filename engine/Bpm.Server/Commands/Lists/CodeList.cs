namespace Bpm.Server.Commands.Lists;

/// <summary>A file of procedure codes, one a line; what stands after a blank or a # is a remark.</summary>
internal static class CodeList
{
    public static IEnumerable<string> Read(string text) =>
        text.Split('\n').Select(l => l.Split([' ', '\t', '#', '\r'])[0]).Where(c => c.Length > 0);
}
