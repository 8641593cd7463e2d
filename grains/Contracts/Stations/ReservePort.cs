namespace RedStation.Contracts.Stations;

/// <summary>A rider asks for a port.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">Who asks.</param>
/// <param name="Port">The port wanted, or null for any.</param>
[GenerateSerializer, Immutable, Alias("reserve-port")]
public sealed record ReservePort([property: Id(0)] string OperationId, [property: Id(1)] string RiderId, [property: Id(2)] int? Port)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{RiderId}/{OperationId}";
}
