namespace RedStation.Contracts;

/// <summary>
/// The keys of grains. Each carries a prefix, because string keys that are all digits collide in the ADO.NET store.
/// </summary>
public static class GrainKeys
{
    /// <summary>A station by its id.</summary>
    public static string Station(string stationId) => "station-" + stationId;

    /// <summary>A rider by its id.</summary>
    public static string Rider(string riderId) => "rider-" + riderId;

    /// <summary>A governance task by its id.</summary>
    public static string Task(string taskId) => "task-" + taskId;

    /// <summary>A case by its id.</summary>
    public static string Case(string caseId) => "case-" + caseId;

    /// <summary>The live tile that shows the stations of a web-map tile.</summary>
    public static string LiveTile(TileId tile) => "live-" + tile;

    /// <summary>The dispatch tile that knows the riders of a web-map tile.</summary>
    public static string DispatchTile(TileId tile) => "dispatch-" + tile;

    /// <summary>The board of a district's dispatchers.</summary>
    public static string Board(string adcode) => "board-" + adcode;

    /// <summary>What a provider has of a service. Neither id has a slash in it.</summary>
    public static string ServiceOffer(string serviceId, string providerId) => "offer-" + serviceId + "/" + providerId;

    /// <summary>A redemption by its id.</summary>
    public static string Redemption(string redemptionId) => "redemption-" + redemptionId;

    /// <summary>The hardship grants of a district.</summary>
    public static string Hardship(string adcode) => "hardship-" + adcode;

    /// <summary>A rider's duty as a delivery platform is told of it.</summary>
    public static string PlatformDuty(string dutyId) => "duty-" + dutyId;

    /// <summary>The time pool of a delivery platform.</summary>
    public static string TimePool(string platformId) => "pool-" + platformId;

    /// <summary>The sessions of a charger, by its identity.</summary>
    public static string Charger(string identity) => "charger-" + identity;

    /// <summary>A card or token with which somebody charges, by its digest.</summary>
    public static string ChargingCard(string digest) => "card-" + digest;

    /// <summary>A device of a station by its identity.</summary>
    public static string Equipment(string identity) => "equipment-" + identity;

    /// <summary>A clock shard.</summary>
    public static string Clock(int shard) => "clock-" + shard.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The entity id inside a key.</summary>
    public static string IdOf(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
