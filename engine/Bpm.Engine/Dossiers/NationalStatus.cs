using Bpm.Procedures;

namespace Bpm.Engine.Dossiers;

/// <summary>The national portal's dossier status 1..10, as a function of ours (domain: statuses of the national portal).</summary>
public static class NationalStatus
{
    public static int Of(Dossier dossier) =>
        dossier.Status switch
        {
            BusinessStatus.Submitted or BusinessStatus.AwaitingCompletion => 1,
            BusinessStatus.RefusedAtReception => 3,
            BusinessStatus.AwaitingSupplement => 5,
            BusinessStatus.AwaitingPayment => 6,
            BusinessStatus.Withdrawn => 7,
            BusinessStatus.Stopped or BusinessStatus.Suspended => 8,
            BusinessStatus.Finished => 9,
            BusinessStatus.Delivered => 10,
            // Received is "2" until somebody beyond the desk has it.
            BusinessStatus.InProcess
                when dossier.Custody.GetValueOrDefault("") == dossier.ReceptionUnit && dossier.Tasks.Length <= 1 => 2,
            BusinessStatus.InProcess or BusinessStatus.AwaitingOther => 4,
            _ => throw new ArgumentOutOfRangeException(
                nameof(dossier),
                dossier.Status,
                "A dossier that does not exist has no status."
            ),
        };

    /// <summary>The portal's number of a channel (KENH 1 counter, 2 online, 3 post).</summary>
    public static int NumberOf(Channel channel) => (int)channel + 1;
}
