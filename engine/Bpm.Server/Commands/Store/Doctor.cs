using System.Text;
using System.Text.Json;
using Bpm.Server.Storage;

namespace Bpm.Server.Commands.Store;

/// <summary>How a check of the doctor came out.</summary>
internal enum Health
{
    Ok,

    /// <summary>Somebody should see to it in time.</summary>
    Warning,

    /// <summary>Something is wrong now.</summary>
    Error,
}

/// <param name="Details">One line each: which dossier, which policy.</param>
internal sealed record Diagnosis(string Name, Health Health, string Message, IReadOnlyList<string> Details);

/// <summary><c>bpm doctor</c>: is anything wrong, or about to be?</summary>
internal static class Doctor
{
    public const string Usage = $"doctor {StoreAccess.Options}";

    public const string Details = """
        Looks at the settings of the store, its schema, the record with everything that is rebuilt from it, dossiers in
        nobody's hands, calendars that end within a year, unconfirmed policies that open dossiers use, and the disk.
        Changes nothing, and may run while the server does. Exits 1 when something is wrong; a warning alone is 0.
        """;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        using var store = await StoreAccess.Open("doctor", args, errors);
        if (store is null)
        {
            return ExitCode.WrongUsage;
        }

        var found = new List<Diagnosis>();
        foreach (var (name, check) in DoctorChecks.All)
        {
            try
            {
                found.Add(await check(store));
            }
            catch (StoreException error)
            {
                // A store that cannot be asked one thing may still answer the next.
                found.Add(new Diagnosis(name, Health.Error, error.Message, []));
            }
        }

        await output.WriteAsync(store.Json ? AsJson(found) : AsText(found));
        return found.Any(d => d.Health == Health.Error) ? ExitCode.FoundErrors : ExitCode.Done;
    }

    private static string AsText(List<Diagnosis> found)
    {
        var text = new StringBuilder();
        foreach (var diagnosis in found)
        {
            text.Append(diagnosis.Health.ToString().ToLowerInvariant().PadRight(9))
                .Append(diagnosis.Name.PadRight(12))
                .Append(diagnosis.Message)
                .Append('\n');
            foreach (var line in diagnosis.Details)
            {
                text.Append("           ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string AsJson(List<Diagnosis> found) =>
        VerbJson.Write(json =>
        {
            json.WriteStartArray("checks");
            foreach (var diagnosis in found)
            {
                json.WriteStartObject();
                json.WriteString("name", diagnosis.Name);
                json.WriteString("status", JsonNamingPolicy.KebabCaseLower.ConvertName(diagnosis.Health.ToString()));
                json.WriteString("message", diagnosis.Message);
                json.WriteStartArray("details");
                foreach (var line in diagnosis.Details)
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}
