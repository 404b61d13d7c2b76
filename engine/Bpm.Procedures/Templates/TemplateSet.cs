using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bpm.Procedures.Templates;

/// <summary>The templates that procedures may use, each read once. Safe for many threads.</summary>
public sealed class TemplateSet
{
    public static readonly TemplateSet Empty = new([]);

    private readonly FrozenDictionary<(string Id, int Version), TemplateFile> byReference;

    /// <summary>Of two files with one id and version the first counts.</summary>
    public TemplateSet(IEnumerable<TemplateFile> files)
    {
        All = [.. files.Where(f => f.Template is not null).DistinctBy(f => (f.Template!.Id, f.Template.Version))];
        byReference = All.ToFrozenDictionary(f => (f.Template!.Id, f.Template.Version));
    }

    /// <summary>Every template that has an id and a version, broken ones too.</summary>
    public ImmutableArray<TemplateFile> All { get; }

    /// <summary>Every <c>id@version</c>.</summary>
    public IEnumerable<string> References => All.Select(f => f.Template!.Reference);

    public TemplateFile? Find(string id, int version) => byReference.GetValueOrDefault((id, version));
}
