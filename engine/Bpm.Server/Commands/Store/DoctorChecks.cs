using System.Globalization;
using Bpm.Engine.Dossiers;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Commands.Store;

/// <summary>Everything that the doctor looks at, in order.</summary>
internal static class DoctorChecks
{
    private const long Giga = 1L << 30;

    /// <summary>Free space under which the disk fills up soon, and under which it is full any moment.</summary>
    private const long LittleSpace = 5 * Giga;
    private const long NoSpace = Giga / 2;

    public static readonly IReadOnlyList<(string Name, Func<StoreAccess, Task<Diagnosis>> Check)> All =
    [
        ("settings", Settings),
        ("schema", Schema),
        ("record", Record),
        ("orphans", NobodysDossiers),
        ("calendars", Calendars),
        ("policies", Policies),
        ("disk", Disk),
    ];

    /// <summary>Opening a connection makes and checks what durability needs; then the file itself.</summary>
    private static async Task<Diagnosis> Settings(StoreAccess store)
    {
        await using var connection = store.Connections.Open();
        if (store.Connections.IsPostgres)
        {
            return Ok("settings", "PostgreSQL answers only what is on disk.");
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        var file = (string)(await command.ExecuteScalarAsync())!;
        return file == "ok"
            ? Ok("settings", "SQLite in WAL, synchronous FULL; the file is whole.")
            : new Diagnosis("settings", Health.Error, "The file is damaged: restore a backup.", [file]);
    }

    private static Task<Diagnosis> Schema(StoreAccess store)
    {
        var (has, knows) = SchemaRunner.Versions(store.Connections);
        return Task.FromResult(
            has == knows ? Ok("schema", $"Schema {has}, as this program has it.")
            : has < knows
                ? new Diagnosis("schema", Health.Warning, $"Schema {has}; starting this program makes it {knows}.", [])
            : new Diagnosis("schema", Health.Error, $"Schema {has} is newer than this program's {knows}.", [])
        );
    }

    private static async Task<Diagnosis> Record(StoreAccess store)
    {
        var findings = await store.Check();
        return findings.IsEmpty
            ? Ok("record", "Hashes, roots, personal data and every row rebuilt from events agree.")
            : new Diagnosis(
                "record",
                Health.Error,
                $"{findings.Length} findings; 'bpm verify' lists them.",
                [.. Verify.AsText([.. findings.Take(20)]).TrimEnd('\n').Split('\n')]
            );
    }

    private static async Task<Diagnosis> NobodysDossiers(StoreAccess store)
    {
        var orphans = await new Orphans(store.Connections, new DossierCache()).Find(
            store.Catalogue.Province,
            store.Today
        );
        return orphans.Count == 0
            ? Ok("orphans", "Every open dossier is in a live inbox or in a wait with an owner and an end.")
            : new Diagnosis(
                "orphans",
                Health.Error,
                $"{orphans.Count} open dossiers are in nobody's hands.",
                [.. orphans.Select(o => $"{o.Code ?? o.Dossier}: {o.Why}")]
            );
    }

    /// <summary>A year before a calendar ends: the decision on next year's days off must be entered in time.</summary>
    private static Task<Diagnosis> Calendars(StoreAccess store)
    {
        var ends = store
            .Catalogue.Calendars.Values.OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => (c.Name, Last: c.LastDate))
            .ToList();
        var over = ends.Where(c => c.Last < store.Today).ToList();
        var soon = ends.Where(c => c.Last >= store.Today && c.Last < store.Today.PlusYears(1)).ToList();
        var details = over.Concat(soon)
            .Select(c => $"{c.Name} ends on {c.Last.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}")
            .ToList();
        return Task.FromResult(
            over.Count > 0
                ? new Diagnosis("calendars", Health.Error, "A calendar has ended: no date can be promised.", details)
            : soon.Count > 0 ? new Diagnosis("calendars", Health.Warning, "A calendar ends within a year.", details)
            : Ok("calendars", $"{ends.Count} calendars reach a year ahead and more.")
        );
    }

    /// <summary>Legal numbers that nobody has confirmed and that the publications of open dossiers rest on.</summary>
    private static async Task<Diagnosis> Policies(StoreAccess store)
    {
        await using var db = store.Connections.Db();
        var ended = new[]
        {
            nameof(BusinessStatus.Delivered),
            nameof(BusinessStatus.Withdrawn),
            nameof(BusinessStatus.Stopped),
            nameof(BusinessStatus.RefusedAtReception),
        };
        var pinned = await db
            .Dossiers.Where(d => !ended.Contains(d.Status))
            .Select(d => d.Publication)
            .Distinct()
            .ToListAsync();
        var lost = pinned.Where(hash => store.Publication(hash) is null).ToList();
        if (lost.Count > 0)
        {
            return new Diagnosis(
                "policies",
                Health.Error,
                "Publications that open dossiers pin are nowhere to be found.",
                lost
            );
        }

        var unconfirmed = pinned
            .Select(hash => store.Publication(hash)!)
            .SelectMany(p =>
                p.Policies.Values.Where(v => !v.Confirmed)
                    .Select(v => v.Id)
                    .Concat(p.Policies.Grounds.Where(g => !g.Confirmed).Select(g => g.Id))
            )
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return unconfirmed.Count == 0
            ? Ok("policies", "Every policy that open dossiers rest on is confirmed.")
            : new Diagnosis(
                "policies",
                Health.Warning,
                $"{unconfirmed.Count} unconfirmed policies are in use.",
                unconfirmed
            );
    }

    private static Task<Diagnosis> Disk(StoreAccess store)
    {
        var free = new DriveInfo(Path.GetFullPath(store.Server.DataFolder)).AvailableFreeSpace;
        var message = string.Create(CultureInfo.InvariantCulture, $"{(double)free / Giga:0.0} GB are free.");
        return Task.FromResult(
            new Diagnosis(
                "disk",
                free < NoSpace ? Health.Error
                    : free < LittleSpace ? Health.Warning
                    : Health.Ok,
                message,
                []
            )
        );
    }

    private static Diagnosis Ok(string name, string message) => new(name, Health.Ok, message, []);
}
