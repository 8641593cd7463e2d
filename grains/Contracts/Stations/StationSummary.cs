using System.Collections.Immutable;
using System.Text.Json.Serialization;

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
/// <param name="AsOf">When its charging controller was last heard, by our clock; <c>default</c> for never, see <see cref="HeardAt"/>.</param>
/// <param name="Connected">False while its charging controller is silent; its ports are then all offline.</param>
/// <param name="Reservable">Whether a port is free and would be held now: it is open for as long as a reservation lives.</param>
/// <param name="Retired">Whether it is closed for good.</param>
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
    [property: Id(9)] bool Connected,
    [property: Id(10)] bool Reservable = false,
    [property: Id(11)] bool Retired = false)
{
    /// <summary>When its charging controller was last heard, or null when it never was.</summary>
    [JsonIgnore]
    public DateTimeOffset? HeardAt => AsOf == default ? null : AsOf;
}
