using System.Diagnostics.Metrics;
using Bpm.Server.Hosting;
using Bpm.Server.Storage.Checks;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Jobs;

/// <summary>Looks all the time for dossiers that nobody would touch again; readiness and the metric say how many there are.</summary>
internal sealed class OrphanWatch : IJobWork, IDisposable
{
    private readonly Orphans orphans;
    private readonly Publications publications;
    private readonly IClock clock;
    private readonly ILogger<OrphanWatch> log;
    private readonly Meter meter = new("Bpm");
    private int found;

    public OrphanWatch(Orphans orphans, Publications publications, IClock clock, ILogger<OrphanWatch> log)
    {
        this.orphans = orphans;
        this.publications = publications;
        this.clock = clock;
        this.log = log;
        meter.CreateObservableGauge(
            "bpm.dossiers.orphaned",
            () => Found,
            description: "Open dossiers in nobody's hands"
        );
    }

    /// <summary>How many the last look found.</summary>
    public int Found => Volatile.Read(ref found);

    public async Task<int> Run(CancellationToken cancellation)
    {
        var today = ProvinceTime.ToLocal(clock.GetCurrentInstant()).Date;
        var lost = await orphans.Find(publications.Province, today, cancellation);
        foreach (var orphan in lost)
        {
            log.LogError("Dossier {Dossier} is in nobody's hands: {Why}", orphan.Code ?? orphan.Dossier, orphan.Why);
        }

        Volatile.Write(ref found, lost.Count);
        return lost.Count;
    }

    public void Dispose() => meter.Dispose();
}
