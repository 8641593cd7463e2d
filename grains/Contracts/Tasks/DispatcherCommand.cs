namespace RedStation.Contracts.Tasks;

/// <summary>A dispatcher does something with a task: verify, reject, cancel, assign or offer again.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Who.</param>
/// <param name="Note">Why; required to reject.</param>
/// <param name="RiderId">Whom to assign.</param>
[GenerateSerializer, Immutable, Alias("dispatcher-command")]
public sealed record DispatcherCommand(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string By,
    [property: Id(2)] string? Note = null,
    [property: Id(3)] string? RiderId = null)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{By}/{OperationId}";
}
