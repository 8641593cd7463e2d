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
