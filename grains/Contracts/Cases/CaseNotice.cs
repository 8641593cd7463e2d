namespace RedStation.Contracts.Cases;

/// <summary>A case is new or has changed. Who hears it reads the case anew: what may be done with it depends on the reader.</summary>
/// <param name="Id">The case.</param>
/// <param name="District">The adcode whose dispatchers are told: those who have it, or had it until now.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Urgent">Whether it comes before others.</param>
/// <param name="Revision">That of the case; a smaller one than held is stale.</param>
[GenerateSerializer, Immutable, Alias("case-notice")]
public sealed record CaseNotice(
    [property: Id(0)] string Id,
    [property: Id(1)] string District,
    [property: Id(2)] CaseStatus Status,
    [property: Id(3)] bool Urgent,
    [property: Id(4)] long Revision);
