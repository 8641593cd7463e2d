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

/// <summary>What a rider can expect of a station, in one word: sign, colour and text on every screen follow it.</summary>
[Alias("station-condition")]
public enum StationCondition
{
    /// <summary>A port is free.</summary>
    Free = 0,

    /// <summary>No port is free.</summary>
    Full = 1,

    /// <summary>It is shut now, whatever its ports do.</summary>
    Closed = 2,

    /// <summary>Nothing is known of any port.</summary>
    Offline = 3,

    /// <summary>It has no charging ports.</summary>
    NoPorts = 4,

    /// <summary>It is closed for good.</summary>
    Retired = 5,
}

/// <summary>A station with every port.</summary>
[GenerateSerializer, Immutable, Alias("station-detail")]
public sealed record StationDetail(
    [property: Id(0)] StationSummary Summary,
    [property: Id(1)] ImmutableArray<PortState> Ports,
    [property: Id(2)] StationDefinition Definition);

/// <summary>One thing that a station's screen is told: its ports, or a recognition.</summary>
[GenerateSerializer, Immutable, Alias("station-news")]
public sealed record StationNews(
    [property: Id(0)] string StationId, [property: Id(1)] StationDetail? Ports, [property: Id(2)] Recognition? Recognition);

/// <summary>A station in the index.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its adcode.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Tile">The live tile it is in.</param>
/// <param name="Revision">The revision of the definition that this row was made of.</param>
/// <param name="NextDueAt">When its grain must next be awake, or null.</param>
/// <param name="Retired">Whether it is closed for good; then no list names it.</param>
public sealed record StationRow(
    string Id, string Name, string District, GeoPoint Position, TileId Tile, long Revision, DateTimeOffset? NextDueAt, bool Retired = false);
