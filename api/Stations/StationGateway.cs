using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>This process as an observer of stations: one observer for all screens connected here.</summary>
public sealed partial class StationGateway(
    IGrainFactory grains, IHubContext<StationHub, IStationClient> hub, LeaseRenewal renewal, ILogger<StationGateway> logger)
    : BackgroundService, IStationGateway
{
    /// <summary>Which station each screen shows.</summary>
    private readonly ConcurrentDictionary<string, string> screens = new();
    private IStationGateway? self;

    /// <summary>A screen is here. Null when there is no such station.</summary>
    public async Task<StationDetail?> Connect(string connectionId, string stationId)
    {
        screens[connectionId] = stationId;
        await hub.Groups.AddToGroupAsync(connectionId, stationId);
        return await grains.Station(stationId).Watch(Self);
    }

    /// <summary>A screen is gone. Its station's lease runs out by itself.</summary>
    public void Disconnect(string connectionId) => screens.TryRemove(connectionId, out _);

    /// <inheritdoc/>
    public Task Deliver(ImmutableArray<StationNews> news)
    {
        foreach (var item in news)
        {
            _ = Push(item);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        renewal.Run("station", () => screens.Values.Distinct(), station => grains.Station(station).Watch(Self), stoppingToken);

    /// <summary>Not awaited by the grain's call: a screen that does not read must not delay the station.</summary>
    private async Task Push(StationNews news)
    {
        try
        {
            var group = hub.Clients.Group(news.StationId);
            if (news.Recognition is { } recognition)
            {
                await group.Welcome(WelcomeWire.Of(recognition));
                await group.DoorCommand(DoorCommandWire.Of(recognition));
            }

            if (news.Ports is { } ports)
            {
                await group.PortsChanged(StationWire.Detail(ports, forEquipment: true));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            LogNotPushed(logger, fault, news.StationId);
        }
    }

    /// <summary>The reference that grains call; the host keeps this object alive, for Orleans holds it weakly.</summary>
    private IStationGateway Self => self ??= grains.CreateObjectReference<IStationGateway>(this);

    [LoggerMessage(Level = LogLevel.Debug, Message = "News of station {StationId} did not reach its screens")]
    private static partial void LogNotPushed(ILogger logger, Exception fault, string stationId);
}
