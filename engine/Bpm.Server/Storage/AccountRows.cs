namespace Bpm.Server.Storage;

internal sealed class AccountRow
{
    public required string User { get; init; }
    public required string Name { get; set; }
    public string? Title { get; set; }
    public required string PasswordHash { get; set; }
    public required bool Demo { get; set; }
    public required bool Disabled { get; set; }
    public int FailedSignIns { get; set; }
    public long? LockedUntil { get; set; }
    public required string SecurityStamp { get; set; }

    /// <summary>Its password was given by somebody else: it lets its owner choose another, and nothing more.</summary>
    public bool MustChange { get; set; }
}

/// <summary>A role at a unit over time.</summary>
internal sealed class GrantRow
{
    public required string User { get; init; }
    public required string Unit { get; init; }
    public required string Role { get; init; }

    /// <summary>Local dates as days since 1970-01-01; null is open.</summary>
    public int From { get; init; }
    public int? Until { get; set; }
}

/// <summary>One person lets another act in his name; ended ones stay for the record.</summary>
internal sealed class DelegationRow
{
    public required string Id { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Unit { get; init; }
    public required string Role { get; init; }

    /// <summary>Procedure codes with a space between them; empty for all.</summary>
    public required string Procedures { get; init; }

    /// <summary>Local dates as days since 1970-01-01, both included.</summary>
    public required int FirstDay { get; init; }
    public required int LastDay { get; init; }
    public required string Basis { get; init; }
    public required string GivenBy { get; init; }
    public required long GivenAt { get; init; }
    public string? EndedBy { get; set; }
    public long? EndedAt { get; set; }
}

/// <summary>A sign-in of a browser; the cookie names it.</summary>
internal sealed class SessionRow
{
    public required string Id { get; init; }
    public required string User { get; init; }
    public required long StartedAt { get; init; }

    /// <summary>A few minutes behind at most.</summary>
    public required long SeenAt { get; set; }
    public long? EndedAt { get; set; }

    /// <summary>The browser as it names itself, cut to a length; for its owner to recognise.</summary>
    public required string Agent { get; init; }
    public required string Address { get; init; }
}

/// <summary>The right of a machine to act as an account, within scopes and until a moment.</summary>
internal sealed class TokenRow
{
    public required string Id { get; init; }
    public required string User { get; init; }
    public required string Name { get; init; }

    /// <summary>By single spaces.</summary>
    public required string Scopes { get; init; }
    public required byte[] SecretHash { get; init; }
    public required string MadeBy { get; init; }
    public required long MadeAt { get; init; }
    public required long ValidUntil { get; init; }
    public long? EndedAt { get; set; }
}

/// <summary>Somebody read a dossier's personal data on a day.</summary>
internal sealed class PersonalReadRow
{
    public required string Dossier { get; init; }
    public required string User { get; init; }

    /// <summary>By what: the dossier itself, its slip, a list.</summary>
    public required string Way { get; init; }

    /// <summary>Days since 1970-01-01 on the province's clock.</summary>
    public required long Day { get; init; }
    public required long FirstAt { get; init; }

    /// <summary>Whether names and numbers were shown in part only.</summary>
    public required bool Masked { get; init; }
}
