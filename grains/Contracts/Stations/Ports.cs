using System.Text.Json.Serialization;

namespace RedStation.Contracts.Stations;

/// <summary>The state of a charging port, 充电口.</summary>
[Alias("port-status")]
public enum PortStatus
{
    /// <summary>Free: anyone may plug in or reserve it.</summary>
    Available = 0,

    /// <summary>Held for one rider.</summary>
    Reserved = 1,

    /// <summary>In use.</summary>
    Charging = 2,

    /// <summary>Reported broken.</summary>
    Faulted = 3,

    /// <summary>Not known: the port or its station does not report.</summary>
    Offline = 4,
}

/// <summary>Who keeps a reserved port for somebody.</summary>
[Alias("port-holder")]
public enum PortHolder
{
    /// <summary>We do, for one of our riders.</summary>
    Rider = 0,

    /// <summary>The station's own controller does, for somebody we do not know, such as a customer of another app.</summary>
    Device = 1,
}

/// <summary>How many ports of a station are in each state. The five states sum to <see cref="Total"/>.</summary>
[GenerateSerializer, Immutable, Alias("port-counts")]
public sealed record PortCounts(
    [property: Id(0)] int Total,
    [property: Id(1)] int Available,
    [property: Id(2)] int Reserved,
    [property: Id(3)] int Charging,
    [property: Id(4)] int Faulted,
    [property: Id(5)] int Offline);

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
