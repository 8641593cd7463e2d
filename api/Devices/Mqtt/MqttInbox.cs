using System.Buffers;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Mqtt;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>Takes what devices say by MQTT to their grains. What is refused is shown to the device's operator and changes nothing.</summary>
internal sealed class MqttInbox(IGrainFactory grains, EquipmentLinks links, TimeProvider clock)
{
    /// <summary>How often a device that only pings is made known to be there.</summary>
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    /// <summary>A device says something. When this returns what must survive is stored, and the broker may acknowledge it.</summary>
    /// <exception cref="StorageFaultException">It could not be stored: the device is to say it again.</exception>
    public async Task Take(MqttLink link, string topic, ReadOnlySequence<byte> payload)
    {
        var now = clock.GetUtcNow();
        var own = MqttTopic.Parse(topic);
        if (own is null || own.Identity != link.Identity || own.Kind == MqttTopicKind.Commands)
        {
            await Refuse(link.Identity, Short(topic), "", EquipmentFault.TopicNotAllowed);
            return;
        }

        var message = MqttMessages.Read(own, payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray(), now);
        var kind = own.Connector is { } connector ? $"{Name(own.Kind)}/{connector}" : Name(own.Kind);
        if (message.Fault is { } fault)
        {
            await Refuse(link.Identity, kind, message.Text, fault);
            return;
        }

        if (message.State is { State: MqttPresence.Offline })
        {
            // The will of this connection or of one before: the broker tells by itself when a connection ends.
            return;
        }

        if (message.State is { } state && link.Introduce(state.Vendor, state.Model, state.Firmware))
        {
            await links.Open(link);
        }

        await Hear(link, new EquipmentMessage(now, MessageDirection.In, kind, message.Text), message.ClockOffset);
        if (message.Reading is { } reading)
        {
            await grains.Equipment(link.Identity).Ports(new ReportConnectors([reading]));
        }

        if (message.Door is { } door && link.Tell(door, now))
        {
            await links.Open(link);
        }

        if (message.Answer is { } answer && !link.Answered(answer.Id, new CommandAnswer(answer.Outcome, answer.Detail)))
        {
            await Refuse(link.Identity, kind, "nobody waits for it", EquipmentFault.OutOfOrder);
        }
    }

    /// <summary>A packet came that says nothing but that the device is there.</summary>
    public Task Alive(MqttLink link) =>
        clock.GetUtcNow() - link.ToldAt >= TellEvery ? Hear(link, null, null) : Task.CompletedTask;

    /// <summary>Something of a device is refused.</summary>
    public Task Refuse(string identity, string kind, string text, EquipmentFault fault) =>
        grains.Equipment(identity).Refused(new EquipmentMessage(clock.GetUtcNow(), MessageDirection.In, kind, text, fault));

    private async Task Hear(MqttLink link, EquipmentMessage? message, TimeSpan? clockOffset)
    {
        link.ToldAt = clock.GetUtcNow();
        var silent = await grains.Equipment(link.Identity).Heard(link.Facts.LinkId, message, clockOffset);
        if (!silent.IsEmpty && link.Listens)
        {
            // Nobody waits for an answer to this: the answer is that it tells its ports.
            _ = link.Carry(
                new EquipmentOrder(
                    Guid.CreateVersion7().ToString("D"), link.Identity, link.Facts.LinkId, EquipmentAct.Trigger, null,
                    [new CommandParameter("message", "ports")], clock.GetUtcNow() + Limits.CommandPatience),
                new CancellationTokenSource(Limits.CommandPatience).Token);
        }
    }

    private static string Name(MqttTopicKind kind) => Http.Json.WireNames.Of(kind);

    private static string Short(string topic) => topic.Length <= 40 ? topic : topic[..40];
}
