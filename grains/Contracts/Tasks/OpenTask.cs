namespace RedStation.Contracts.Tasks;

/// <summary>A dispatcher opens a case.</summary>
[GenerateSerializer, Immutable, Alias("open-task")]
public sealed record OpenTask(
    [property: Id(0)] string OperationId,
    [property: Id(1)] string By,
    [property: Id(2)] TaskType Type,
    [property: Id(3)] GeoPoint Position,
    [property: Id(4)] string District,
    [property: Id(5)] string Note,
    [property: Id(6)] TimeSpan RespondWithin)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{By}/{OperationId}";
}
