using System.Text.Json.Serialization;
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

/// <summary>A reader has read a credential.</summary>
[GenerateSerializer, Immutable, Alias("recognise-rider")]
public sealed record RecogniseRider([property: Id(0)] string OperationId, [property: Id(1)] string Credential)
{
    /// <summary>The device's sign-in, within which its operation ids count; null when its token does not tell.</summary>
    [Id(2), JsonIgnore]
    public string? Session { get; init; }

    /// <summary>What the command is remembered by: a device that signs in anew may count from the beginning again.</summary>
    [JsonIgnore]
    public string Key => Session is null ? OperationId : $"{Session}/{OperationId}";
}

/// <summary>What the door did on a recognition.</summary>
[Alias("door-outcome")]
public enum DoorOutcome
{
    /// <summary>The station has no smart door.</summary>
    None = 0,

    /// <summary>It opened.</summary>
    Opened = 1,

    /// <summary>It stayed shut, because the station is closed now.</summary>
    Refused = 2,
}

/// <summary>A rider was recognised at a station.</summary>
public sealed record CheckIn(
    string Id, string StationId, string RiderId, string DisplayName, DateTimeOffset At, bool Visiting, DoorOutcome Door)
{
    /// <summary>The id is that of the recognition: a retry after a crash appends nothing twice.</summary>
    public static string IdOf(string stationId, string operationId) => $"{stationId}/{operationId}";
}
