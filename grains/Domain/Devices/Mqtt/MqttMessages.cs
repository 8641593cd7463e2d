using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices.Mqtt;

/// <summary>What a device has said by MQTT, read; or why it is refused.</summary>
/// <param name="Fault">Why it is refused; null when it is taken.</param>
/// <param name="Text">What stood in it, in short.</param>
public sealed record MqttMessage(EquipmentFault? Fault, string Text)
{
    /// <summary>What it is.</summary>
    public MqttStatePayload? State { get; init; }

    /// <summary>What its connector does.</summary>
    public ConnectorReading? Reading { get; init; }

    /// <summary>What its meter shows.</summary>
    public MqttMeterPayload? Meter { get; init; }

    /// <summary>What its door does.</summary>
    public DoorReading? Door { get; init; }

    /// <summary>What came of a command.</summary>
    public MqttAnswerPayload? Answer { get; init; }

    /// <summary>By how much its clock is ahead of ours; null when that did not show.</summary>
    public TimeSpan? ClockOffset { get; init; }
}

/// <summary>Reads what devices say by MQTT, and writes what they are told.</summary>
public static class MqttMessages
{
    private const int LongestName = 64;
    private const int LongestDetail = 1_000;
    private const int LongestId = 36;

    /// <summary>Reads a message.</summary>
    /// <param name="topic">Where it came.</param>
    /// <param name="payload">What stood in it, UTF-8.</param>
    /// <param name="now">When it came.</param>
    public static MqttMessage Read(MqttTopic topic, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        try
        {
            return topic.Kind switch
            {
                MqttTopicKind.State => State(Read(payload, MqttJson.Default.MqttStatePayload), now),
                MqttTopicKind.Ports => Port(topic.Connector!.Value, Read(payload, MqttJson.Default.MqttPortPayload), now),
                MqttTopicKind.Meter => Meter(Read(payload, MqttJson.Default.MqttMeterPayload), now),
                MqttTopicKind.Doors => Door(topic.Connector!.Value, Read(payload, MqttJson.Default.MqttDoorPayload), now),
                MqttTopicKind.Answers => Answer(Read(payload, MqttJson.Default.MqttAnswerPayload)),
                _ => new MqttMessage(EquipmentFault.TopicNotAllowed, "commands come from here"),
            };
        }
        catch (JsonException fault)
        {
            // What is no JSON at all comes wrapped.
            return fault.InnerException is JsonException
                ? new MqttMessage(EquipmentFault.Malformed, "not JSON")
                : new MqttMessage(EquipmentFault.InvalidField, Rule(fault));
        }
    }

    /// <summary>Writes a command.</summary>
    public static byte[] Write(EquipmentOrder order) => JsonSerializer.SerializeToUtf8Bytes(
        new MqttCommandPayload(
            order.CommandId, order.Act, order.Connector,
            order.Parameters.ToImmutableSortedDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal), order.Deadline),
        MqttJson.Default.MqttCommandPayload);

    private static T Read<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(payload, type) ?? throw new JsonException("an object");

    private static MqttMessage State(MqttStatePayload state, DateTimeOffset now)
    {
        if (new[] { state.Vendor, state.Model, state.Firmware }.Any(name => name is not null && !IsName(name)))
        {
            return Invalid("vendor, model and firmware: 1 to 64 characters that can be read");
        }

        return Untimely(state.At, now) ?? new MqttMessage(null, state.State.ToString())
        {
            State = state,
            ClockOffset = state.At is { } at && state.State == MqttPresence.Online ? at - now : null,
        };
    }

    private static MqttMessage Port(int connector, MqttPortPayload port, DateTimeOffset now) =>
        Untimely(port.At, now) ?? new MqttMessage(null, string.Create(CultureInfo.InvariantCulture, $"{connector} {port.Status}"))
        {
            Reading = new ConnectorReading(connector, port.Status, port.At ?? now),
        };

    private static MqttMessage Meter(MqttMeterPayload meter, DateTimeOffset now) => meter.EnergyWh < 0 || meter.PowerW < 0
        ? Invalid("energyWh and powerW: 0 or more")
        : Untimely(meter.At, now) ?? new MqttMessage(null, string.Create(CultureInfo.InvariantCulture, $"{meter.EnergyWh} Wh"))
        {
            Meter = meter,
        };

    private static MqttMessage Door(int door, MqttDoorPayload said, DateTimeOffset now) => said.State == DoorState.Offline
        ? Invalid("state: one of closed, open, forced, heldOpen")
        : Untimely(said.At, now) ?? new MqttMessage(null, said.State.ToString()) { Door = new DoorReading(door, said.State, said.At ?? now) };

    private static MqttMessage Answer(MqttAnswerPayload answer)
    {
        if (answer.Id is not { Length: >= 1 and <= LongestId } || answer.Detail is { Length: > LongestDetail })
        {
            return Invalid("id: 1 to 36 characters, detail: at most 1000");
        }

        return answer.Outcome is CommandOutcome.Accepted or CommandOutcome.Rejected or CommandOutcome.Unsupported
            ? new MqttMessage(null, answer.Outcome.ToString()) { Answer = answer }
            : Invalid("outcome: one of accepted, rejected, unsupported");
    }

    private static MqttMessage? Untimely(DateTimeOffset? at, DateTimeOffset now) => at is { } time && DeviceClock.FaultOf(time, now) is { } fault
        ? new(fault, $"{IsoTime.Write(time)}, here it is {IsoTime.Write(now)}")
        : null;

    private static MqttMessage Invalid(string rule) => new(EquipmentFault.InvalidField, rule);

    private static bool IsName(string name) => name.Length is >= 1 and <= LongestName && !name.Any(char.IsControl);

    /// <summary>The field and its rule: an operator never sees what stood in it.</summary>
    private static string Rule(JsonException fault)
    {
        var rule = fault.Message switch
        {
            var text when text.StartsWith("one of ", StringComparison.Ordinal) || text.StartsWith("a time ", StringComparison.Ordinal) =>
                text.Split(" Path: ")[0],
            var text when text.Contains("missing required", StringComparison.Ordinal) => "a field is missing",
            var text when text.Contains("could not be mapped", StringComparison.Ordinal) => "not in the schema",
            var text when text.Contains("uplicate", StringComparison.Ordinal) => "twice",
            _ => "not of its type",
        };
        return fault.Path is null or "$" ? rule : fault.Path + ": " + rule;
    }
}
