using System.Text.Json.Serialization;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Devices.Mqtt;

/// <summary>The payload of <c>state</c>: that a device is there, and what it is. Retained; the will says <c>offline</c>.</summary>
/// <param name="State"><c>online</c> or <c>offline</c>.</param>
/// <param name="At">When, by the device's clock; absent for a device that has none.</param>
/// <param name="Vendor">Who made it, ≤ 64 characters.</param>
/// <param name="Model">Which model it is, likewise.</param>
/// <param name="Firmware">Which firmware it runs, likewise.</param>
public sealed record MqttStatePayload(
    MqttPresence State,
    DateTimeOffset? At = null,
    string? Vendor = null,
    string? Model = null,
    string? Firmware = null);

/// <summary>Whether a device is there.</summary>
public enum MqttPresence
{
    /// <summary>It is.</summary>
    Online = 0,

    /// <summary>It is not.</summary>
    Offline = 1,
}

/// <summary>The payload of <c>ports/{n}</c>: what a connector does. Retained.</summary>
/// <param name="Status">Its status.</param>
/// <param name="At">Since when, by the device's clock; absent means now.</param>
public sealed record MqttPortPayload(PortStatus Status, DateTimeOffset? At = null);

/// <summary>The payload of <c>meter/{n}</c>: what a connector's meter shows.</summary>
/// <param name="EnergyWh">All that it ever gave out, in Wh, ≥ 0.</param>
/// <param name="At">When, by the device's clock; absent means now.</param>
/// <param name="PowerW">What it gives out, in W, ≥ 0.</param>
/// <param name="TemperatureC">How warm it is, in °C.</param>
public sealed record MqttMeterPayload(
    decimal EnergyWh, DateTimeOffset? At = null, decimal? PowerW = null, decimal? TemperatureC = null);

/// <summary>The payload of <c>doors/{n}</c>: what a door does. Retained.</summary>
/// <param name="State"><c>closed</c>, <c>open</c>, <c>forced</c> or <c>heldOpen</c>.</param>
/// <param name="At">Since when, by the device's clock; absent means now.</param>
public sealed record MqttDoorPayload(DoorState State, DateTimeOffset? At = null);

/// <summary>The payload of <c>answers</c>: what came of a command.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Outcome"><c>accepted</c>, <c>rejected</c> or <c>unsupported</c>.</param>
/// <param name="Detail">What the device says besides, ≤ 1,000 characters.</param>
public sealed record MqttAnswerPayload(
    string Id, CommandOutcome Outcome, string? Detail = null);

/// <summary>The payload of <c>commands</c>, to the device.</summary>
/// <param name="Id">The command's id, for the answer. One that comes twice is to be carried out once.</param>
/// <param name="Command">What to do.</param>
/// <param name="Connector">At which connector; null for the device as a whole.</param>
/// <param name="Parameters">The command's own parameters.</param>
/// <param name="Until">After that it is not to be carried out any more.</param>
public sealed record MqttCommandPayload(
    string Id, EquipmentAct Command, int? Connector, IReadOnlyDictionary<string, string> Parameters, DateTimeOffset Until);

/// <summary>
/// How payloads are read and written: source-generated and strict. What is not in the schema, twice there, or of another type is refused, and so is a
/// null where none may be.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 4,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(MqttNameConverter<MqttPresence>), typeof(MqttNameConverter<PortStatus>), typeof(MqttNameConverter<CommandOutcome>),
        typeof(MqttNameConverter<EquipmentAct>), typeof(MqttNameConverter<DoorState>), typeof(MqttTimeConverter),
    ])]
[JsonSerializable(typeof(MqttStatePayload))]
[JsonSerializable(typeof(MqttPortPayload))]
[JsonSerializable(typeof(MqttMeterPayload))]
[JsonSerializable(typeof(MqttDoorPayload))]
[JsonSerializable(typeof(MqttAnswerPayload))]
[JsonSerializable(typeof(MqttCommandPayload))]
internal sealed partial class MqttJson : JsonSerializerContext;
