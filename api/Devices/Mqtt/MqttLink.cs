using System.Collections.Concurrent;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>A device's connection to the broker.</summary>
/// <param name="identity">The device.</param>
/// <param name="protocol">What is spoken.</param>
/// <param name="place">Where it came from: of two connections with one name the broker tells only that.</param>
/// <param name="publish">Publishes an order on the device's topic.</param>
/// <param name="close">Closes the connection.</param>
internal sealed class MqttLink(
    string identity, string protocol, string place, Func<EquipmentOrder, Task> publish, Action<EquipmentLinkEnd> close) : IEquipmentLink
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<CommandAnswer>> waiting = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Identity => identity;

    /// <inheritdoc/>
    public EquipmentLink Facts { get; private set; } = new(Guid.CreateVersion7().ToString("N"), protocol);

    /// <summary>Where it came from.</summary>
    public string Place => place;

    /// <summary>Whether the device listens to its commands.</summary>
    public bool Listens { get; set; }

    /// <summary>When its station last heard of it.</summary>
    public DateTimeOffset ToldAt { get; set; }

    /// <summary>The device says what it is.</summary>
    /// <returns>Whether that was not known.</returns>
    public bool Introduce(string? vendor, string? model, string? firmware)
    {
        var next = Facts with { Vendor = vendor, Model = model, Firmware = firmware };
        var isNew = next != Facts;
        Facts = next;
        return isNew;
    }

    /// <summary>The device says what a door of its own does.</summary>
    /// <returns>Whether that was not known.</returns>
    public bool Tell(DoorReading reading, DateTimeOffset now)
    {
        var known = Facts.Doors.IsDefault ? [] : Facts.Doors;
        var next = DoorRules.With(known, reading, now);
        if (next.SequenceEqual(known))
        {
            return false;
        }

        Facts = Facts with { Doors = next };
        return true;
    }

    /// <inheritdoc/>
    public async Task<CommandAnswer> Carry(EquipmentOrder order, CancellationToken over)
    {
        if (!Listens)
        {
            return new CommandAnswer(CommandOutcome.Unsupported, "The device has not subscribed to its commands.");
        }

        var answer = waiting[order.CommandId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await publish(order);
            return await answer.Task.WaitAsync(over);
        }
        finally
        {
            waiting.TryRemove(order.CommandId, out _);
        }
    }

    /// <summary>The device has answered. Whether anybody waited for it.</summary>
    public bool Answered(string commandId, CommandAnswer answer) =>
        waiting.TryGetValue(commandId, out var expected) && expected.TrySetResult(answer);

    /// <inheritdoc/>
    public void Close(EquipmentLinkEnd reason) => close(reason);
}
