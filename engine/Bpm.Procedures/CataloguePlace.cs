namespace Bpm.Procedures;

/// <summary>What a file of the catalogue is, by its place.</summary>
public enum PlaceKind
{
    Unknown,
    Procedure,
    Template,
    Calendar,
    Organisation,
    Policy,
    Reduction,
    Lock,

    /// <summary>A page for people beside the data: README.md.</summary>
    Note,
}

/// <summary>Tells the kind of a file from its path: the last known folder name in it.</summary>
public static class CataloguePlace
{
    public static PlaceKind Of(string path)
    {
        var parts = path.Split('/');
        if (parts[^1] == "published.lock")
        {
            return PlaceKind.Lock;
        }

        if (parts[^1].EndsWith(".md", StringComparison.Ordinal))
        {
            return PlaceKind.Note;
        }

        if (!parts[^1].EndsWith(".yaml", StringComparison.Ordinal))
        {
            return PlaceKind.Unknown;
        }

        for (var i = parts.Length - 2; i >= 0; i--)
        {
            var kind = parts[i] switch
            {
                "catalogue" => PlaceKind.Procedure,
                "templates" => PlaceKind.Template,
                "calendars" => PlaceKind.Calendar,
                "organisation" => PlaceKind.Organisation,
                "policies" => PlaceKind.Policy,
                "reductions" => PlaceKind.Reduction,
                _ => PlaceKind.Unknown,
            };
            if (kind != PlaceKind.Unknown)
            {
                return kind;
            }
        }

        // One procedure file by itself, as in 'bpm check draft@1.yaml'.
        return parts[^1].Contains('@', StringComparison.Ordinal) ? PlaceKind.Procedure : PlaceKind.Unknown;
    }
}
