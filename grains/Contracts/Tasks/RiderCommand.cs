namespace RedStation.Contracts.Tasks;

/// <summary>A rider does something with a task: accept, decline, start, submit or send the photo afterwards.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">Who.</param>
/// <param name="OfferId">Which offer, for accept and decline; null means the rider's open one.</param>
/// <param name="Evidence">What is submitted, for submit; for the photo afterwards, the photo alone.</param>
[GenerateSerializer, Immutable, Alias("rider-command")]
public sealed record RiderCommand(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string RiderId,
    [property: Id(2)] string? OfferId = null,
    [property: Id(3)] Evidence? Evidence = null)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{RiderId}/{OperationId}";
}
