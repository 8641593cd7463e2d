using System.Collections.Immutable;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;

namespace RedStation.Api.Devices;

/// <summary>Registers a device of a station.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Kind">What it speaks.</param>
/// <param name="Identity">Its name: 1 … 48 of A-Z a-z 0-9 and <c>_ . : -</c>, no other device's.</param>
/// <param name="Connectors">Which of its connectors is which port; 1 … 64, for kind <c>mqtt</c> 0 … 64: it may have doors alone.</param>
public sealed record RegisterEquipmentRequest(
    string? OperationId, EquipmentKind? Kind, string? Identity, IReadOnlyList<EquipmentConnectorInput?>? Connectors);

/// <summary>Changes which connector of a device is which port.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Connectors">All of them; 1 … 64, for kind <c>mqtt</c> 0 … 64.</param>
public sealed record EquipmentConnectorsRequest(string? OperationId, IReadOnlyList<EquipmentConnectorInput?>? Connectors);

/// <summary>Which port a connector is.</summary>
/// <param name="Connector">The connector as the device counts it, 1 … 64.</param>
/// <param name="Port">The station's port, from 1.</param>
public sealed record EquipmentConnectorInput(int? Connector, int? Port);

/// <summary>Gives a device a new secret.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record EquipmentSecretRequest(string? OperationId);

/// <summary>Has a device do something.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Command">What.</param>
/// <param name="Connector">At which connector, or door of <c>openDoor</c>; absent for the device as a whole.</param>
/// <param name="Parameters">The command's own parameters: at most 16, names ≤ 40 and values ≤ 500 characters.</param>
public sealed record CommandEquipmentRequest(
    string? OperationId, EquipmentAct? Command, int? Connector = null, IReadOnlyDictionary<string, string?>? Parameters = null);

/// <summary>A device with its secret, which is shown this once.</summary>
/// <param name="Identity">The device.</param>
/// <param name="Secret">What it shows when it connects; for OCPP the key in hex, 40 digits.</param>
public sealed record EquipmentSecretWire(string Identity, string Secret);

/// <summary>A device and what is known of it.</summary>
/// <param name="Identity">Its name.</param>
/// <param name="StationId">Where it stands.</param>
/// <param name="Kind">What it speaks.</param>
/// <param name="Connectors">Which of its connectors is which port.</param>
/// <param name="RegisteredAt">Since when it is registered.</param>
/// <param name="Connected">Whether it is there: connected, or, of kind <c>http</c>, heard within the silence limit.</param>
/// <param name="ConnectedSince">Since when; null while it is not, and for kind <c>http</c>.</param>
/// <param name="LostAt">When its last connection ended; null while one is there, or when that is not known.</param>
/// <param name="HeardAt">When it was last heard; null when it was not since it came into memory.</param>
/// <param name="Protocol">What is spoken, such as <c>mqtt5</c>; null when it never connected.</param>
/// <param name="Vendor">Who made it, as it says; null when it does not.</param>
/// <param name="Model">Which model it is, likewise.</param>
/// <param name="Firmware">Which firmware it runs, likewise.</param>
/// <param name="ClockOffsetMs">By how many milliseconds its clock is ahead of ours; null when that is not known.</param>
/// <param name="Problems">What of its messages is refused, the latest first; counted since it came into memory.</param>
/// <param name="Actions">What the reader may do with it.</param>
/// <param name="Commands">What it can be told to do in principle; it may refuse any of it.</param>
/// <param name="Doors">Its doors, as it has said by its connection, by number; <c>offline</c> when that is lost.</param>
public sealed record EquipmentWire(
    string Identity,
    string StationId,
    EquipmentKind Kind,
    ImmutableArray<EquipmentConnector> Connectors,
    DateTimeOffset RegisteredAt,
    bool Connected,
    DateTimeOffset? ConnectedSince,
    DateTimeOffset? LostAt,
    DateTimeOffset? HeardAt,
    string? Protocol,
    string? Vendor,
    string? Model,
    string? Firmware,
    long? ClockOffsetMs,
    ImmutableArray<EquipmentProblem> Problems,
    ImmutableArray<EquipmentAction> Actions,
    ImmutableArray<EquipmentAct> Commands,
    ImmutableArray<DoorReading> Doors)
{
    /// <summary>A device as its operator is shown it.</summary>
    public static EquipmentWire Of(EquipmentView view) => new(
        view.Equipment.Identity, view.Equipment.StationId, view.Equipment.Kind, view.Equipment.Connectors, view.Equipment.RegisteredAt,
        view.Connected, view.ConnectedSince, view.LostAt, view.HeardAt, view.Link?.Protocol, view.Link?.Vendor, view.Link?.Model,
        view.Link?.Firmware, view.ClockOffset is { } offset ? (long)offset.TotalMilliseconds : null, view.Problems,
        [EquipmentAction.ChangeConnectors, EquipmentAction.RenewSecret, EquipmentAction.Retire], CommandsOf(view.Equipment.Kind, DoorsOf(view)),
        DoorsOf(view));

    /// <summary>A device's doors as its operator is shown them.</summary>
    public static ImmutableArray<DoorReading> DoorsOf(EquipmentView view) =>
        view.Link is { Doors: { IsDefault: false } doors } ? DoorRules.Shown(doors, view.Connected, view.LostAt) : [];

    private static readonly ImmutableArray<EquipmentAct> OfAll =
    [
        EquipmentAct.Unlock, EquipmentAct.Reset, EquipmentAct.Availability, EquipmentAct.Start, EquipmentAct.Stop, EquipmentAct.Trigger,
    ];

    /// <summary>Who only calls us cannot be called; others are told what is written for what they speak.</summary>
    private static ImmutableArray<EquipmentAct> CommandsOf(EquipmentKind kind, ImmutableArray<DoorReading> doors) => kind switch
    {
        EquipmentKind.Http => [],
        EquipmentKind.Mqtt => doors.IsEmpty ? OfAll : [.. OfAll, EquipmentAct.OpenDoor],
        _ =>
        [
            .. OfAll, EquipmentAct.LimitPower, EquipmentAct.ClearPowerLimit, EquipmentAct.GetPowerLimit, EquipmentAct.GetConfiguration,
            EquipmentAct.SetConfiguration, EquipmentAct.ClearCache, EquipmentAct.UpdateFirmware, EquipmentAct.SendDiagnostics,
            EquipmentAct.TransferData,
        ],
    };
}

/// <summary>What may be done with a device's registration.</summary>
public enum EquipmentAction
{
    /// <summary>Say anew which connector is which port.</summary>
    ChangeConnectors = 0,

    /// <summary>Give it a new secret.</summary>
    RenewSecret = 1,

    /// <summary>Have it heard no more.</summary>
    Retire = 2,
}

/// <summary>Devices of a station.</summary>
/// <param name="Items">The devices that are in use, by identity.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record EquipmentList(ImmutableArray<EquipmentWire> Items, string? Next = null);

/// <summary>What a device said and heard lately.</summary>
/// <param name="Items">The messages, the latest first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record EquipmentMessageList(ImmutableArray<EquipmentMessage> Items, string? Next = null);

/// <summary>What a device was told to do.</summary>
/// <param name="Items">The last 200 commands, the latest first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record EquipmentCommandList(ImmutableArray<EquipmentCommand> Items, string? Next = null);
