using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Stations;

/// <summary>A station has learnt who stands in front of it.</summary>
/// <param name="Rider">Who.</param>
/// <param name="Visiting">Whether the rider's home district is another than the station's.</param>
/// <param name="Door">What the door did.</param>
/// <param name="At">When the rider was welcomed.</param>
/// <param name="AlreadyWelcome">
/// Whether this was one more reading of a visit: the rider was welcomed then, and nothing was checked in or opened now.
/// </param>
/// <param name="Reserved">The port that the rider holds at this station, or null.</param>
[GenerateSerializer, Immutable, Alias("recognition")]
public sealed record Recognition(
    [property: Id(0)] RiderCard Rider,
    [property: Id(1)] bool Visiting,
    [property: Id(2)] DoorOutcome Door,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] bool AlreadyWelcome = false,
    [property: Id(5)] ReservedPort? Reserved = null);
