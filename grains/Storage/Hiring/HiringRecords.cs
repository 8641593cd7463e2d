namespace RedStation.Storage.Hiring;

/// <summary>A rider's word that a district's office may have their name for preferential hiring.</summary>
/// <param name="District">The adcode of the district.</param>
/// <param name="Phone">Where they are reached; null when it cannot be read any more.</param>
/// <param name="Since">Since when.</param>
public sealed record HiringConsent(string District, string? Phone, DateTimeOffset Since);

/// <summary>A consent, and whose it is.</summary>
/// <param name="RiderId">The rider.</param>
/// <param name="Consent">Their word.</param>
public sealed record ConsentingRider(string RiderId, HiringConsent Consent);

/// <summary>A list that an office fetched.</summary>
/// <param name="At">When.</param>
/// <param name="District">The adcode of the district that it was of.</param>
/// <param name="By">The name of who fetched it.</param>
public sealed record HiringExport(DateTimeOffset At, string District, string By);

/// <summary>Somebody fetches a list.</summary>
/// <param name="Id">The command: repeated, it is the same export.</param>
/// <param name="District">The adcode of the district.</param>
/// <param name="ById">Who.</param>
/// <param name="ByName">Their name.</param>
public sealed record NewHiringExport(string Id, string District, string ById, string ByName);

/// <summary>What became of the wish to fetch a list.</summary>
public enum HiringExportBegun
{
    /// <summary>It is noted, now or by the same command before.</summary>
    Noted = 0,

    /// <summary>The command was another one before.</summary>
    Reused = 1,

    /// <summary>As many lists of the district were fetched as 24 hours allow.</summary>
    TooMany = 2,
}
