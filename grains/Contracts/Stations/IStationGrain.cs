using System.Collections.Immutable;
using Orleans.Concurrency;

namespace RedStation.Contracts.Stations;

/// <summary>A station, 驿站: the owner of the truth about its ports. Key: <see cref="GrainKeys.Station"/>.</summary>
[Alias("station")]
public interface IStationGrain : IGrainWithStringKey
{
    /// <summary>Creates the station or changes what is set down about it.</summary>
    [Alias("define")]
    Task<Answer<StationDetail, StationRefusal>> Define(DefineStation command);

    /// <summary>Closes the station for good; doing so again changes nothing.</summary>
    [Alias("retire")]
    Task<Answer<StationDetail, StationRefusal>> Retire(RetireStation command);

    /// <summary>The station with every port, or null when there is none.</summary>
    [ReadOnly, Alias("get")]
    Task<StationDetail?> Get();

    /// <summary>The station as the live map shows it, or null when there is none.</summary>
    [ReadOnly, Alias("summary")]
    Task<StationSummary?> GetSummary();

    /// <summary>Takes a device's readings; an older reading than the known one is ignored and counted.</summary>
    [Alias("report")]
    Task<Answer<PortReportResult, StationRefusal>> ReportPorts(ReportPorts command);

    /// <summary>The station's screen is there. This says nothing about its ports, which are another device's.</summary>
    [Alias("heartbeat")]
    Task Heartbeat();

    /// <summary>A message of the station's equipment was refused before it came here; its operator is shown why.</summary>
    [Alias("device-refused")]
    Task NoteRefused(DeviceFault fault, string detail);

    /// <summary>Notes which ports report through a registered device: nobody else says anything about them. Repeating it changes nothing.</summary>
    [Alias("wire")]
    Task Wire(WireEquipment command);

    /// <summary>A registered device is there, and all of its ports that it ever told of are as it said last.</summary>
    /// <returns>The ports of it of which nothing is known until it names them.</returns>
    [Alias("equipment-heard")]
    Task<ImmutableArray<int>> EquipmentHeard(string identity);

    /// <summary>The connection of a registered device is lost: its ports are offline until it is back. Their reservations end later.</summary>
    [Alias("equipment-lost")]
    Task EquipmentLost(string identity);

    /// <summary>How the station's equipment does, or null when there is no such station.</summary>
    [ReadOnly, Alias("devices")]
    Task<DeviceHealth?> GetDevices();

    /// <summary>Holds a free port for a rider.</summary>
    [Alias("reserve")]
    Task<Answer<Reservation, StationRefusal>> Reserve(ReservePort command);

    /// <summary>Gives a reservation up.</summary>
    [Alias("cancel")]
    Task<Answer<Unit, StationRefusal>> CancelReservation(string riderId, string reservationId);

    /// <summary>Recognises who shows a credential, checks them in and decides about the door.</summary>
    [Alias("recognise")]
    Task<Answer<Recognition, StationRefusal>> Recognise(RecogniseRider command);

    /// <summary>Starts or renews the lease of a gateway whose screens show this station.</summary>
    [AlwaysInterleave, Alias("watch")]
    Task<StationDetail?> Watch(IStationGateway gateway);

    /// <summary>Makes sure the station is in memory and has done what is due.</summary>
    [Alias("wake")]
    Task Wake();
}
