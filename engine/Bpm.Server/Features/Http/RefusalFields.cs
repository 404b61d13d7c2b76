using System.Collections.Frozen;

namespace Bpm.Server.Features.Http;

/// <summary>Which field of a form a refusal is about, so that it is said there. A refusal that names its own needs no row.</summary>
internal static class RefusalFields
{
    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>
    {
        ["reason-missing"] = "reason",
        ["extension-unknown"] = "extension",
        ["extension-too-long"] = "by",
        ["extension-paper-missing"] = "paper",
        ["letter-missing"] = "letter",
        ["new-date-too-early"] = "new",
        ["approver-missing"] = "approver",
        ["migration-target-wrong"] = "target",
        ["migration-later"] = "legalGround",
        ["ground-unknown"] = "ground",
        ["ground-stops-nothing"] = "ground",
        ["consult-unknown"] = "step",
        ["amount-wrong"] = "amount",
        ["not-paid-yet"] = "amount",
        ["fee-unknown"] = "fee",
        ["person-excluded"] = "user",
        ["delegation-receiver"] = "to",
        ["delegation-not-held"] = "role",
        ["delegation-role-fixed"] = "role",
        ["delegation-overlaps"] = "to",
    }.ToFrozenDictionary();

    public static string? Of(string code) => Table.GetValueOrDefault(code);
}
