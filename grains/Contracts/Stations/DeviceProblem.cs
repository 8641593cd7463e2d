namespace RedStation.Contracts.Stations;

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
