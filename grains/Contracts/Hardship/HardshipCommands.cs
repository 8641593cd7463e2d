namespace RedStation.Contracts.Hardship;

/// <summary>Who gives a command.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">What others call it.</param>
[GenerateSerializer, Immutable, Alias("hardship-actor")]
public sealed record HardshipActor([property: Id(0)] string Id, [property: Id(1)] string Name);

/// <summary>Proposes a grant.</summary>
/// <param name="OperationId">The client's id of this command; the grant's id follows from it and from who proposes.</param>
/// <param name="By">Who.</param>
/// <param name="RiderId">For whom.</param>
/// <param name="Points">How many points, 1 … 100,000.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("propose-hardship-grant")]
public sealed record ProposeHardshipGrant(
    [property: Id(0)] string OperationId,
    [property: Id(1)] HardshipActor By,
    [property: Id(2)] string RiderId,
    [property: Id(3)] int Points,
    [property: Id(4)] string Reason);

/// <summary>Approves or refuses a grant. Repeating it changes nothing.</summary>
/// <param name="GrantId">Which.</param>
/// <param name="By">Who.</param>
/// <param name="Approve">Whether to approve it.</param>
/// <param name="Note">Why, or null.</param>
[GenerateSerializer, Immutable, Alias("decide-hardship-grant")]
public sealed record DecideHardshipGrant(
    [property: Id(0)] string GrantId, [property: Id(1)] HardshipActor By, [property: Id(2)] bool Approve, [property: Id(3)] string? Note);

/// <summary>Puts points into a district's budget.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Which administrator.</param>
/// <param name="Points">How many points, 1 … 1,000,000.</param>
/// <param name="Reason">Why, such as the decision it is by.</param>
[GenerateSerializer, Immutable, Alias("top-up-hardship-budget")]
public sealed record TopUpHardshipBudget(
    [property: Id(0)] string OperationId, [property: Id(1)] HardshipActor By, [property: Id(2)] int Points, [property: Id(3)] string Reason);
