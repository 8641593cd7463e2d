using System.Net.WebSockets;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>Serves the chargers of this process, each from its coming to its going.</summary>
internal sealed partial class OcppHost(
    EquipmentLinks links, OcppSessions sessions, IGrainFactory grains, TimeProvider clock, ILogger<OcppHost> logger)
{
    private const int MostNames = 4;
    private const int LongestName = 20;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Whether one more may come.</summary>
    public bool HasRoom => links.Count < OcppLimits.Connections;

    /// <summary>Serves a charger until it is gone, or has connected anew.</summary>
    public async Task Serve(WebSocket socket, Equipment equipment, OcppVersion version, CancellationToken gone)
    {
        using var line = new OcppSocket(socket);
        using var connection = sessions.Open(line, equipment, version);
        connection.Announce = () => Announce(connection);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone);
        try
        {
            await Announce(connection);
            var attaching = AttachLater(connection, over.Token);
            await connection.Run(gone);
            await over.CancelAsync();
            await attaching;
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException)
        {
            LogGone(logger, fault, equipment.Identity);
        }
        finally
        {
            await over.CancelAsync();
            await links.Closed(connection);
        }
    }

    /// <summary>A charger asks for other protocols than it is registered with.</summary>
    public async Task RefuseKind(string identity, IEnumerable<string> asked)
    {
        var names = string.Join(", ", asked.Take(MostNames).Select(name => name.Length > LongestName ? name[..LongestName] : name));
        try
        {
            await grains.Equipment(identity).Refused(
                new EquipmentMessage(clock.GetUtcNow(), MessageDirection.In, "connect", names, EquipmentFault.WrongKind));
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogUnreachable(logger, fault, identity);
        }
    }

    /// <summary>Tells the charger's grain of the connection. While that cannot be reached the charger is told to wait.</summary>
    private async Task Announce(OcppConnection connection)
    {
        try
        {
            connection.Attached(await links.Open(connection));
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogUnreachable(logger, fault, connection.Identity);
        }
    }

    private async Task AttachLater(OcppConnection connection, CancellationToken over)
    {
        while (connection.Standing == ChargerStanding.Pending && !over.IsCancellationRequested)
        {
            await Task.Delay(AgainAfter, clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!over.IsCancellationRequested)
            {
                await Announce(connection);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The line to charger {Identity} broke")]
    private static partial void LogGone(ILogger logger, Exception fault, string identity);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The grain of charger {Identity} could not be reached; it will be tried again")]
    private static partial void LogUnreachable(ILogger logger, Exception fault, string identity);
}
