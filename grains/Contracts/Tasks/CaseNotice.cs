namespace RedStation.Contracts.Tasks;

/// <summary>
/// A case is new or has changed. Who hears it reads the case anew: what may be done with it depends on the reader. It stands here, beside the board
/// that passes it on, because cases know tasks and not the other way round.
/// </summary>
/// <param name="Id">The case.</param>
/// <param name="District">The adcode whose dispatchers are told: those who have it, or had it until now.</param>
/// <param name="Unseen">Whether it was reported and nobody has done anything with it yet.</param>
/// <param name="Urgent">Whether it comes before others.</param>
/// <param name="Revision">That of the case; a smaller one than held is stale.</param>
[GenerateSerializer, Immutable, Alias("case-notice")]
public sealed record CaseNotice(
    [property: Id(0)] string Id,
    [property: Id(1)] string District,
    [property: Id(2)] bool Unseen,
    [property: Id(3)] bool Urgent,
    [property: Id(4)] long Revision);
