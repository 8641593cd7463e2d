namespace RedStation.Contracts.Stations;

/// <summary>A rider was recognised at a station.</summary>
public sealed record CheckIn(
    string Id, string StationId, string RiderId, string DisplayName, DateTimeOffset At, bool Visiting, DoorOutcome Door)
{
    /// <summary>The id is that of the recognition: a retry after a crash appends nothing twice.</summary>
    public static string IdOf(string stationId, string operationId) => $"{stationId}/{operationId}";
}
