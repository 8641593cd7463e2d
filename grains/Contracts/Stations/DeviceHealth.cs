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

/// <summary>A kind of message of a station's equipment that is refused, in full or in part.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Count">How many messages since <paramref name="FirstAt"/>.</param>
/// <param name="FirstAt">When the first came since the station came into memory, by the server's clock.</param>
/// <param name="LastAt">When the last came.</param>
/// <param name="Detail">What stood in the last, such as <c>ports[0].at 2026-11-29T21:00:00.000Z</c>.</param>
[GenerateSerializer, Immutable, Alias("device-problem")]
public sealed record DeviceProblem(
    [property: Id(0)] DeviceFault Fault,
    [property: Id(1)] int Count,
    [property: Id(2)] DateTimeOffset FirstAt,
    [property: Id(3)] DateTimeOffset LastAt,
    [property: Id(4)] string Detail);

/// <summary>What is wrong with messages of a station's equipment.</summary>
[Alias("device-fault")]
public enum DeviceFault
{
    /// <summary>A reading's time lies more than 5 minutes ahead of the server's clock: often local time sent as UTC.</summary>
    TimeAhead = 0,

    /// <summary>A reading's time lies before 2020: a clock that was never set.</summary>
    TimeTooOld = 1,

    /// <summary>A port was named that is not configured. The other readings were taken.</summary>
    UnknownPort = 2,

    /// <summary>Something else of a report could not be read.</summary>
    InvalidInput = 3,

    /// <summary>An operation id came again with another body.</summary>
    OperationIdReused = 4,

    /// <summary>Equipment of another kind reported ports: only a charging controller may.</summary>
    WrongEquipment = 5,

    /// <summary>The station is retired.</summary>
    Retired = 6,

    /// <summary>A port was named that reports through a registered device of its own. The other readings were taken.</summary>
    OtherEquipment = 7,
}
