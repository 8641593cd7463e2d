using System.Text.Json.Serialization;

namespace RedStation.Contracts.Stations;

/// <summary>One port as riders see it.</summary>
/// <param name="Port">Its number, from 1.</param>
/// <param name="Status">Its status; <see cref="PortStatus.Offline"/> whenever its controller is silent about it.</param>
/// <param name="At">Since when, by the device's clock; <c>default</c> when nothing was ever reported, see <see cref="Since"/>.</param>
/// <param name="HeardAt">When its controller last spoke of it, by the server's clock; null for never.</param>
/// <param name="HeldBy">Who holds it while it is reserved, otherwise null.</param>
/// <param name="HeldUntil">Until when it is held for a rider, otherwise null. For the station's own equipment only.</param>
[GenerateSerializer, Immutable, Alias("port-state")]
public sealed record PortState(
    [property: Id(0)] int Port,
    [property: Id(1)] PortStatus Status,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] DateTimeOffset? HeardAt = null,
    [property: Id(4)] PortHolder? HeldBy = null,
    [property: Id(5)] DateTimeOffset? HeldUntil = null)
{
    /// <summary>Since when it has this status, by the device's clock; null when nothing was ever reported.</summary>
    [JsonIgnore]
    public DateTimeOffset? Since => At == default ? null : At;
}
