namespace RedStation.Contracts.Stations;

/// <summary>A rider waits for a port: the first of those who wait has it held as soon as one frees.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">Who waits.</param>
[GenerateSerializer, Immutable, Alias("join-port-queue")]
public sealed record JoinPortQueue([property: Id(0)] string OperationId, [property: Id(1)] string RiderId)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{RiderId}/{OperationId}";
}

/// <summary>Where somebody stands in a station's queue.</summary>
/// <param name="Place">Their place, 1 for who has the next port.</param>
/// <param name="Waiting">How many wait, they included.</param>
/// <param name="JoinedAt">Since when they wait.</param>
/// <param name="ExpiresAt">Until when; then they are taken out.</param>
[GenerateSerializer, Immutable, Alias("queue-place")]
public sealed record QueuePlace(
    [property: Id(0)] int Place,
    [property: Id(1)] int Waiting,
    [property: Id(2)] DateTimeOffset JoinedAt,
    [property: Id(3)] DateTimeOffset ExpiresAt);
