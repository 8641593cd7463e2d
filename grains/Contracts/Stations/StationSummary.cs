using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>A station on the live map.</summary>
/// <param name="Id">The station's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its adcode.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Open">Whether it is within its opening hours.</param>
/// <param name="Ports">Its ports by state.</param>
/// <param name="Services">What it offers.</param>
/// <param name="Revision">Grows with every change; of two summaries the one with the greater revision is the newer.</param>
/// <param name="AsOf">When the station was last heard from.</param>
/// <param name="Connected">False once it has been silent too long; its ports are then all offline.</param>
[GenerateSerializer, Immutable, Alias("station-summary")]
public sealed record StationSummary(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string District,
    [property: Id(3)] GeoPoint Position,
    [property: Id(4)] bool Open,
    [property: Id(5)] PortCounts Ports,
    [property: Id(6)] ImmutableArray<StationService> Services,
    [property: Id(7)] long Revision,
    [property: Id(8)] DateTimeOffset AsOf,
    [property: Id(9)] bool Connected);
