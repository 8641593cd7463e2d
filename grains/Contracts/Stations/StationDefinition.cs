using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Stations;

/// <summary>What is set down about a station, as opposed to what it reports.</summary>
/// <param name="Name">The name riders know, ≤ <see cref="Limits.Name"/>.</param>
/// <param name="District">The GB/T 2260 adcode it stands in.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Ports">How many charging ports, numbered from 1; 0 … <see cref="Limits.Ports"/>.</param>
/// <param name="Services">What it offers.</param>
/// <param name="Hours">When it is open; null means day and night.</param>
/// <param name="Door">When its door opens to a recognised rider.</param>
/// <param name="OperatorName">The organisation that runs it.</param>
/// <param name="Address">The street address.</param>
/// <param name="Retired">
/// Whether it is closed for good. Left out of the digest when it is not, so that commands of before this was known are known again.
/// </param>
[GenerateSerializer, Immutable, Alias("station-definition")]
public sealed record StationDefinition(
    [property: Id(0)] string Name,
    [property: Id(1)] string District,
    [property: Id(2)] GeoPoint Position,
    [property: Id(3)] int Ports,
    [property: Id(4)] ImmutableArray<StationService> Services,
    [property: Id(5)] OpeningHours? Hours,
    [property: Id(6)] DoorPolicy Door,
    [property: Id(7)] string? OperatorName,
    [property: Id(8)] string? Address,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Retired = false);

/// <summary>Daily opening hours in China Standard Time. Closing before or at opening means past midnight.</summary>
/// <param name="Opens">The first minute the station is open.</param>
/// <param name="Closes">The first minute it is shut again.</param>
[GenerateSerializer, Immutable, Alias("opening-hours")]
public sealed record OpeningHours([property: Id(0)] TimeOnly Opens, [property: Id(1)] TimeOnly Closes);

/// <summary>When a recognised rider opens a station's door.</summary>
[Alias("door-policy")]
public enum DoorPolicy
{
    /// <summary>There is no smart door.</summary>
    None = 0,

    /// <summary>Within opening hours only.</summary>
    Hours = 1,

    /// <summary>Day and night (24 小时智能门).</summary>
    Always = 2,
}

/// <summary>Creates a station or changes its definition.</summary>
[GenerateSerializer, Immutable, Alias("define-station")]
public sealed record DefineStation([property: Id(0)] string OperationId, [property: Id(1)] StationDefinition Definition);

/// <summary>Closes a station for good. What happened there is kept; defining it again brings it back.</summary>
[GenerateSerializer, Immutable, Alias("retire-station")]
public sealed record RetireStation([property: Id(0)] string OperationId);
