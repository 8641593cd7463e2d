using System.Globalization;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Stations as they go over the wire.</summary>
public static class StationWire
{
    /// <summary>A station in a list or on the live map.</summary>
    public static StationSummaryWire Summary(StationSummary station) => Of(station, null);

    /// <summary>A station with its distance from the place asked about, in metres.</summary>
    public static StationSummaryWire Nearby(StationSummary station, int distanceM) => Of(station, distanceM);

    /// <summary>A station with every port.</summary>
    public static StationDetailWire Detail(StationDetail detail)
    {
        var (station, ports, definition) = detail;
        var counts = station.Ports;
        return new StationDetailWire(
            station.Id,
            station.Name,
            station.District,
            station.Position,
            station.Open,
            new(counts.Total, counts.Available, counts.Reserved, counts.Charging, counts.Faulted, counts.Offline, ports),
            station.Services,
            station.Revision,
            station.AsOf,
            station.Connected,
            definition.Hours is { } hours ? new(Minute(hours.Opens), Minute(hours.Closes)) : null,
            definition.Door,
            definition.OperatorName,
            definition.Address);
    }

    private static StationSummaryWire Of(StationSummary station, int? distanceM) => new(
        station.Id,
        station.Name,
        station.District,
        station.Position,
        station.Open,
        station.Ports,
        station.Services,
        station.Revision,
        station.AsOf,
        station.Connected,
        distanceM);

    private static string Minute(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
