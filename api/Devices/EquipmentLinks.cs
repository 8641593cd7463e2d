using System.Collections.Concurrent;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Devices;

namespace RedStation.Api.Devices;

/// <summary>This process as the gateway of the devices that are connected to it: one observer for all of them, whatever they speak.</summary>
public sealed partial class EquipmentLinks(
    IGrainFactory grains, LeaseRenewal renewal, TimeProvider clock, ILogger<EquipmentLinks> logger) : BackgroundService, IEquipmentGateway
{
    private readonly ConcurrentDictionary<string, IEquipmentLink> links = new(StringComparer.Ordinal);
    private IEquipmentGateway? self;

    /// <summary>How many devices are connected to this process.</summary>
    public int Count => links.Count;

    /// <summary>
    /// A device is connected here, or has said more of itself. An earlier connection of it, here or elsewhere, is closed.
    /// </summary>
    /// <returns>Its registration, or why it is refused.</returns>
    public async Task<Answer<Equipment, EquipmentRefusal>> Open(IEquipmentLink link)
    {
        // The gateway first, so that a command which comes at once finds the connection.
        IEquipmentLink? before = null;
        links.AddOrUpdate(link.Identity, link, (_, known) =>
        {
            before = known;
            return link;
        });
        if (before is not null && !ReferenceEquals(before, link))
        {
            before.Close(EquipmentLinkEnd.Replaced);
        }

        try
        {
            var answer = await grains.Equipment(link.Identity).Connected(Self, link.Facts);
            if (answer.Refusal is not null)
            {
                Remove(link);
            }

            return answer;
        }
        catch (Exception)
        {
            Remove(link);
            throw;
        }
    }

    /// <summary>A connection is gone.</summary>
    public async Task Closed(IEquipmentLink link)
    {
        Remove(link);
        try
        {
            await grains.Equipment(link.Identity).Disconnected(link.Facts.LinkId);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            // Without renewal it counts as lost soon.
            LogNotTold(logger, fault, link.Identity);
        }
    }

    /// <inheritdoc/>
    public Task Send(EquipmentOrder order)
    {
        _ = links.TryGetValue(order.Identity, out var link) && link.Facts.LinkId == order.LinkId
            ? Carry(link, order)
            : Tell(order, new CommandAnswer(CommandOutcome.NotConnected));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Close(string identity, string linkId, EquipmentLinkEnd reason)
    {
        if (links.TryGetValue(identity, out var link) && link.Facts.LinkId == linkId)
        {
            link.Close(reason);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => renewal.Run(
        "device", () => links.Keys,
        identity => links.TryGetValue(identity, out var link) ? Renew(link) : Task.CompletedTask,
        stoppingToken);

    private async Task Renew(IEquipmentLink link)
    {
        if ((await grains.Equipment(link.Identity).Connected(Self, link.Facts)).Refusal is not null)
        {
            link.Close(EquipmentLinkEnd.Retired);
        }
    }

    private void Remove(IEquipmentLink link) => links.TryRemove(new KeyValuePair<string, IEquipmentLink>(link.Identity, link));

    /// <summary>Not awaited by the grain's call: a device may take its time.</summary>
    private async Task Carry(IEquipmentLink link, EquipmentOrder order)
    {
        using var over = new CancellationTokenSource();
        var left = order.Deadline - clock.GetUtcNow();
        over.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        CommandAnswer answer;
        try
        {
            answer = await link.Carry(order, over.Token);
        }
        catch (OperationCanceledException)
        {
            answer = new CommandAnswer(CommandOutcome.TimedOut);
        }
#pragma warning disable CA1031 // Whatever one device's connection does must not end the process.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotCarried(logger, fault, order.Identity);
            answer = new CommandAnswer(CommandOutcome.TimedOut);
        }

        await Tell(order, answer);
    }

    private async Task Tell(EquipmentOrder order, CommandAnswer answer)
    {
        try
        {
            await grains.Equipment(order.Identity).Answered(order.CommandId, answer.Outcome, answer.Detail);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogNotTold(logger, fault, order.Identity);
        }
    }

    /// <summary>The reference that grains call; the host keeps this object alive, for Orleans holds it weakly.</summary>
    private IEquipmentGateway Self => self ??= grains.CreateObjectReference<IEquipmentGateway>(this);

    [LoggerMessage(LogLevel.Warning, "What came of device {Identity} could not be told; it will show by itself")]
    private static partial void LogNotTold(ILogger logger, Exception fault, string identity);

    [LoggerMessage(LogLevel.Error, "A command could not be carried to device {Identity}")]
    private static partial void LogNotCarried(ILogger logger, Exception fault, string identity);
}
