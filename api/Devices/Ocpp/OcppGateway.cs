using System.Collections.Concurrent;
using System.Net.WebSockets;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>This process as an observer of chargers: one observer for all that are connected here.</summary>
internal sealed partial class OcppGateway(
    IGrainFactory grains, OcppSessions sessions, LeaseRenewal renewal, TimeProvider clock, ILogger<OcppGateway> logger)
    : BackgroundService, IEquipmentGateway
{
    private readonly ConcurrentDictionary<string, OcppConnection> connections = new();
    private IEquipmentGateway? self;

    /// <summary>Whether one more may come.</summary>
    public bool HasRoom => connections.Count < OcppLimits.Connections;

    /// <summary>Serves a charger until it is gone, or has connected anew.</summary>
    public async Task Serve(WebSocket socket, Equipment equipment, OcppVersion version, CancellationToken gone)
    {
        var connection = sessions.Open(socket, equipment, version);
        connection.Announce = () => Attach(connection);
        OcppConnection? before = null;
        connections.AddOrUpdate(equipment.Identity, connection, (_, known) =>
        {
            before = known;
            return connection;
        });
        before?.Close(EquipmentLinkEnd.Replaced);
        try
        {
            await Attach(connection);
            await connection.Run(gone);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            LogGone(logger, equipment.Identity, fault.GetType().Name);
        }
        finally
        {
            connections.TryRemove(KeyValuePair.Create(equipment.Identity, connection));
            await Quietly(() => grains.Equipment(equipment.Identity).Disconnected(connection.LinkId));
        }
    }

    /// <summary>A charger was refused before it could say anything.</summary>
    public Task Refused(string identity, EquipmentFault fault, string kind, string text) => Quietly(() => grains.Equipment(identity).Refused(
        new EquipmentMessage(clock.GetUtcNow(), MessageDirection.In, kind, text, fault)));

    /// <inheritdoc/>
    public Task Send(EquipmentOrder order)
    {
        if (connections.TryGetValue(order.Identity, out var connection) && connection.LinkId == order.LinkId)
        {
            _ = Carry(connection, order);
            return Task.CompletedTask;
        }

        return grains.Equipment(order.Identity).Answered(order.CommandId, CommandOutcome.NotConnected, null);
    }

    /// <inheritdoc/>
    public Task Close(string identity, string linkId, EquipmentLinkEnd reason)
    {
        if (connections.TryGetValue(identity, out var connection) && connection.LinkId == linkId)
        {
            connection.Close(reason);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        renewal.Run("charger", () => connections.Keys, Renew, stoppingToken);

    private async Task Renew(string identity)
    {
        if (connections.TryGetValue(identity, out var connection))
        {
            connection.Attached(await grains.Equipment(identity).Connected(Self, connection.Link));
        }
    }

    /// <summary>What cannot be reached now is reached by the next renewal; until then the charger is told to wait.</summary>
    private Task Attach(OcppConnection connection) => Quietly(() => Renew(connection.Identity));

    /// <summary>Not awaited by the grain's call: it waits for the answer by another one.</summary>
    private async Task Carry(OcppConnection connection, EquipmentOrder order)
    {
        var (outcome, detail) = await connection.Carry(order);
        await Quietly(() => grains.Equipment(order.Identity).Answered(order.CommandId, outcome, detail));
    }

    private async Task Quietly(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogUnreachable(logger, fault.GetType().Name);
        }
    }

    /// <summary>The reference that grains call; the host keeps this object alive, for Orleans holds it weakly.</summary>
    private IEquipmentGateway Self => self ??= grains.CreateObjectReference<IEquipmentGateway>(this);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The line to charger {Identity} broke: {Fault}")]
    private static partial void LogGone(ILogger logger, string identity, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A charger's grain could not be reached: {Fault}")]
    private static partial void LogUnreachable(ILogger logger, string fault);
}
