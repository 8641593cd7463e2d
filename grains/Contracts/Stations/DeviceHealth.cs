using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>
/// How a station's equipment does. Its charging controller, its screen and its reader are different devices: each is heard by its own
/// words only. Times are the server's; null when never heard.
/// </summary>
/// <param name="ControllerHeardAt">When ports were last reported, or an empty report came.</param>
/// <param name="ControllerConnected">Whether that was within the silence limit.</param>
/// <param name="ScreenHeardAt">When a screen last connected or called <c>Heartbeat</c>.</param>
/// <param name="ScreenConnected">Whether that was within the silence limit.</param>
/// <param name="ReaderHeardAt">When a credential was last read.</param>
/// <param name="Problems">What is refused, the latest first.</param>
/// <param name="District">The station's adcode.</param>
[GenerateSerializer, Immutable, Alias("device-health")]
public sealed record DeviceHealth(
    [property: Id(0)] DateTimeOffset? ControllerHeardAt,
    [property: Id(1)] bool ControllerConnected,
    [property: Id(2)] DateTimeOffset? ScreenHeardAt,
    [property: Id(3)] bool ScreenConnected,
    [property: Id(4)] DateTimeOffset? ReaderHeardAt,
    [property: Id(5)] ImmutableArray<DeviceProblem> Problems,
    [property: Id(6)] string District);
