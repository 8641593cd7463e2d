namespace RedStation.Contracts.Hardship;

/// <summary>Points for a rider in need, proposed by one person and decided on by another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="District">The adcode of the district from whose budget it is paid.</param>
/// <param name="RiderId">Who is meant to get it.</param>
/// <param name="RiderName">What others called the rider when it was proposed.</param>
/// <param name="Points">How many points, 1 … 100,000.</param>
/// <param name="Reason">Why, in the words of who proposed it.</param>
/// <param name="ProposedBy">The account that proposed it.</param>
/// <param name="ProposedByName">Its name.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="ExpiresAt">From when it cannot be approved any more.</param>
/// <param name="Status">What became of it.</param>
[GenerateSerializer, Immutable, Alias("hardship-grant")]
public sealed record HardshipGrant(
    [property: Id(0)] string Id,
    [property: Id(1)] string District,
    [property: Id(2)] string RiderId,
    [property: Id(3)] string RiderName,
    [property: Id(4)] int Points,
    [property: Id(5)] string Reason,
    [property: Id(6)] string ProposedBy,
    [property: Id(7)] string ProposedByName,
    [property: Id(8)] DateTimeOffset ProposedAt,
    [property: Id(9)] DateTimeOffset ExpiresAt,
    [property: Id(10)] HardshipStatus Status)
{
    /// <summary>The account that approved or refused it; null before.</summary>
    [Id(11)] public string? DecidedBy { get; init; }

    /// <summary>Its name.</summary>
    [Id(12)] public string? DecidedByName { get; init; }

    /// <summary>When it was decided.</summary>
    [Id(13)] public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>What the second person wrote, or null.</summary>
    [Id(14)] public string? Note { get; init; }
}

/// <summary>What became of a hardship grant.</summary>
[Alias("hardship-status")]
public enum HardshipStatus
{
    /// <summary>It waits for a second person; its points are on hold in the budget.</summary>
    Proposed = 0,

    /// <summary>A second person has approved it, and the rider has the points.</summary>
    Approved = 1,

    /// <summary>It was refused, or taken back by who proposed it; its points are in the budget again.</summary>
    Refused = 2,

    /// <summary>Nobody decided within 14 days; its points are in the budget again.</summary>
    Expired = 3,
}

/// <summary>Why a command about hardship grants was refused.</summary>
[Alias("hardship-refusal")]
public enum HardshipRefusal
{
    /// <summary>No rider has this id.</summary>
    RiderNotFound = 0,

    /// <summary>The district's budget has less, without what is on hold for other proposals.</summary>
    BudgetExhausted = 1,

    /// <summary>Who proposed a grant cannot approve it.</summary>
    OwnGrant = 2,

    /// <summary>It was approved or refused before, otherwise or by somebody else.</summary>
    GrantDecided = 3,

    /// <summary>Its 14 days are over.</summary>
    GrantExpired = 4,

    /// <summary>There is no such grant in the district.</summary>
    GrantNotFound = 5,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 6,
}

/// <summary>What a district has for riders in need.</summary>
/// <param name="District">The adcode.</param>
/// <param name="Points">What is in it, what is on hold for proposals included, ≥ 0.</param>
/// <param name="OnHold">What is on hold for proposals, ≥ 0.</param>
[GenerateSerializer, Immutable, Alias("hardship-budget")]
public sealed record HardshipBudget([property: Id(0)] string District, [property: Id(1)] long Points, [property: Id(2)] long OnHold);
