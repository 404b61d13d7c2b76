using System.Reflection;
using Bpm.Engine.Events;

namespace Bpm.Engine.Tests;

/// <summary>Tables are complete and the references run in one line.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void Every_event_stands_in_the_table_once()
    {
        var records = typeof(DossierEvent)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DossierEvent)))
            .ToList();
        EventTypes.All.Select(row => row.Record).ShouldBe(records, ignoreOrder: true);
        EventTypes.All.Select(row => (row.Type, row.Version)).ShouldBeUnique();
    }

    [Fact]
    public void Every_refusal_has_a_code_of_its_own()
    {
        var source = File.ReadAllText(Path.Combine(Harness.Repository.Root, "engine/Bpm.Engine/Refusals.cs"));
        var codes = System
            .Text.RegularExpressions.Regex.Matches(source, "(?:new|Refusal)\\(\\s*\"(?<code>[a-z-]+)\"")
            .Select(m => m.Groups["code"].Value)
            .ToList();
        codes.Count.ShouldBe(typeof(Refusals).GetMethods(BindingFlags.Public | BindingFlags.Static).Length);
        codes.ShouldBeUnique();
    }

    [Theory]
    [InlineData("Bpm.WorkingTime", new string[0])]
    [InlineData("Bpm.Procedures", new[] { "Bpm.WorkingTime" })]
    [InlineData("Bpm.Engine", new[] { "Bpm.Procedures", "Bpm.WorkingTime" })]
    public void References_run_in_one_line(string project, string[] allowed)
    {
        var references = Assembly
            .Load(project)
            .GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => name.StartsWith("Bpm.", StringComparison.Ordinal));
        references.Except(allowed).ShouldBeEmpty();
    }
}
