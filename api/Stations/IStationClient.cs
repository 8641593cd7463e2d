namespace RedStation.Api.Stations;

/// <summary>What <c>/hubs/station</c> sends to a station's screen and reader.</summary>
public interface IStationClient
{
    /// <summary>The station and each of its ports: on connecting, and whenever they change.</summary>
    Task PortsChanged(StationDetailWire station);

    /// <summary>A rider has been recognised and is to be greeted.</summary>
    Task Welcome(WelcomeWire welcome);

    /// <summary>The door is to be opened, or stays closed.</summary>
    Task DoorCommand(DoorCommandWire command);
}
