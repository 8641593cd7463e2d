using Microsoft.AspNetCore.Authorization;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Realtime;
using RedStation.Contracts;

namespace RedStation.Api.Stations;

/// <summary>A station's screen and reader, <c>/hubs/station</c>.</summary>
[Authorize(Roles = Roles.Device)]
public sealed class StationHub(IGrainFactory grains, StationGateway gateway) : AnsweringHub<IStationClient>
{
    private string StationId => Context.User!.StationId() ?? throw HubErrors.Of("station_not_found");

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        var station = await gateway.Connect(Context.ConnectionId, StationId) ?? throw HubErrors.Of("station_not_found");
        await Heartbeat();
        await Clients.Caller.PortsChanged(StationWire.Detail(station, forEquipment: true));
        await base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        gateway.Disconnect(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>The screen is there. Called every 30 s. It says nothing about the ports: those are another device's.</summary>
    public Task Heartbeat() => Context.User!.IsScreen() ? grains.Station(StationId).Heartbeat() : Task.CompletedTask;
}
