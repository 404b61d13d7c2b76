using System.Collections.Immutable;

namespace Bpm.Engine.Reports;

/// <summary>
/// The figures of a report on dossiers, and the sums that hold between them (reference: forms of TT 01/2020/TT-VPCP and
/// the partition: what came in is resolved, open, waiting or gone).
/// </summary>
public static class Figures
{
    public const string Received = "received";
    public const string New = "new";
    public const string Carried = "carried";
    public const string Resolved = "resolved";
    public const string Early = "early";
    public const string OnTime = "on-time";
    public const string Late = "late";
    public const string InProcess = "in-process";
    public const string AwaitingSupplement = "awaiting-supplement";
    public const string AwaitingPayment = "awaiting-payment";
    public const string Returned = "returned";
    public const string Withdrawn = "withdrawn";
    public const string Stopped = "stopped";
    public const string Direct = "direct";
    public const string Online = "online";
    public const string Postal = "postal";
    public const string OnlineServices = "online-services";
    public const string FullProcess = "full-process";
    public const string PartialProcess = "partial-process";

    public static readonly ImmutableArray<Identity> Identities =
    [
        new([Received], [New, Carried], []),
        new([Resolved], [OnTime, Late], [Early]),
        new([Received], [Resolved, InProcess], [AwaitingSupplement, AwaitingPayment, Returned, Withdrawn, Stopped]),
        new([New, Received], [Direct, Online], [Postal]),
        new([OnlineServices], [FullProcess, PartialProcess], []),
    ];

    /// <summary>What a share may be of, when the report doesn't say of what.</summary>
    public static readonly ImmutableArray<string> Bases = [New, Received, Resolved];

    public static readonly ImmutableArray<string> Names =
    [
        .. Identities.SelectMany(i => i.Wholes.Concat(i.Required).Concat(i.Others)).Distinct(),
    ];
}
