using System.Globalization;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Api.Stations;

/// <summary>Stations as they go over the wire.</summary>
public static class StationWire
{
    /// <summary>A station in a list or on the live map.</summary>
    public static StationSummaryWire Summary(StationSummary station) => Of(station, null);

    /// <summary>A station with its distance from the place asked about, in metres.</summary>
    public static StationSummaryWire Nearby(StationSummary station, int distanceM) => Of(station, distanceM);

    /// <summary>A station with every port.</summary>
    /// <param name="detail">The station.</param>
    /// <param name="forEquipment">Whether the station's own equipment is told, which also needs to know until when ports are held.</param>
    public static StationDetailWire Detail(StationDetail detail, bool forEquipment = false)
    {
        var (station, ports, definition) = detail;
        var counts = station.Ports;
        return new StationDetailWire(
            station.Id,
            station.Name,
            station.District,
            station.Position,
            station.Open,
            new(
                counts.Total,
                counts.Available,
                counts.Reserved,
                counts.Charging,
                counts.Faulted,
                counts.Offline,
                [.. ports.Select(port => Port(port, forEquipment))]),
            station.Services,
            station.Revision,
            station.HeardAt,
            station.Connected,
            ConditionRules.Of(station),
            station.Reservable,
            definition.Hours is { } hours ? new(Minute(hours.Opens), Minute(hours.Closes)) : null,
            definition.Door,
            definition.OperatorName,
            definition.Address,
            station.Retired);
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
        station.HeardAt,
        station.Connected,
        ConditionRules.Of(station),
        station.Reservable,
        distanceM);

    private static PortWire Port(PortState port, bool forEquipment) => new(
        port.Port, port.Status, port.Since, port.HeardAt, port.HeldBy, forEquipment ? port.HeldUntil : null);

    private static string Minute(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
