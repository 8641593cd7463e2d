using System.Collections.Immutable;

namespace RedStation.Contracts.Devices;

/// <summary>What a device can be told to do. What of it a device can do is its own to say.</summary>
[Alias("equipment-act")]
public enum EquipmentAct
{
    /// <summary>Let the plug of a connector go.</summary>
    Unlock = 0,

    /// <summary>Start anew; <c>type</c>: <c>soft</c> (as if absent) or <c>hard</c>.</summary>
    Reset = 1,

    /// <summary>Take a connector, or the whole device, in or out of service; <c>operative</c>: <c>true</c> or <c>false</c>.</summary>
    Availability = 2,

    /// <summary>Begin to charge.</summary>
    Start = 3,

    /// <summary>End charging.</summary>
    Stop = 4,

    /// <summary>Tell settings; <c>key</c> for one of them, which OCPP 2.0.1 needs, as <c>Component.Variable</c>.</summary>
    GetConfiguration = 5,

    /// <summary>Change a setting: <c>key</c>, <c>value</c>.</summary>
    SetConfiguration = 6,

    /// <summary>Send a message now: <c>message</c>, such as <c>StatusNotification</c>.</summary>
    Trigger = 7,

    /// <summary>Keep the list of who may charge without a network.</summary>
    LocalList = 8,

    /// <summary>Keep a connector for somebody.</summary>
    Reserve = 9,

    /// <summary>Give such a reservation up.</summary>
    CancelReservation = 10,

    /// <summary>Forget who was let charge before.</summary>
    ClearCache = 11,

    /// <summary>Fetch firmware from <c>location</c> and run it; how that goes on is told among the device's messages.</summary>
    UpdateFirmware = 12,

    /// <summary>Put a file of diagnostics at <c>location</c>; likewise.</summary>
    SendDiagnostics = 13,

    /// <summary>A vendor's own message: <c>vendorId</c>, and perhaps <c>message</c> and <c>data</c>.</summary>
    TransferData = 14,

    /// <summary>Draw no more than <c>watts</c>, or <c>amperes</c> for each phase, at the connector or altogether; 0 is none.</summary>
    LimitPower = 15,

    /// <summary>Give such a limit up.</summary>
    ClearPowerLimit = 16,

    /// <summary>Tell what may be drawn in the <c>seconds</c> to come, by all limits together.</summary>
    GetPowerLimit = 17,

    /// <summary>Let a door open; the connector is the door, <c>reason</c> one of <see cref="DoorReason"/>.</summary>
    OpenDoor = 18,
}

/// <summary>What came of a command.</summary>
[Alias("command-outcome")]
public enum CommandOutcome
{
    /// <summary>Nothing yet: it is on its way.</summary>
    Sent = 0,

    /// <summary>The device does it.</summary>
    Accepted = 1,

    /// <summary>The device will not.</summary>
    Rejected = 2,

    /// <summary>The device, or what it speaks, does not know it.</summary>
    Unsupported = 3,

    /// <summary>No answer came in time; whether it was done is not known.</summary>
    TimedOut = 4,

    /// <summary>The device is not connected: nothing was sent.</summary>
    NotConnected = 5,
}

/// <summary>Has a device do something. A repeat is answered as the first time, and nothing is sent again.</summary>
/// <param name="Operation">Whose command it is, and its operation id.</param>
/// <param name="By">Who gives it.</param>
/// <param name="Act">What to do.</param>
/// <param name="Connector">At which connector; null for the device as a whole.</param>
/// <param name="Parameters">The act's own parameters; ≤ 16.</param>
[GenerateSerializer, Immutable, Alias("command-equipment")]
public sealed record CommandEquipment(
    [property: Id(0)] string Operation,
    [property: Id(1)] string By,
    [property: Id(2)] EquipmentAct Act,
    [property: Id(3)] int? Connector,
    [property: Id(4)] ImmutableArray<CommandParameter> Parameters)
{
    /// <summary>Whether a rider gives it: of them the record of commands says nothing.</summary>
    [Id(5)] public bool ByRider { get; init; }
}

/// <summary>A parameter of an act.</summary>
/// <param name="Name">Its name, ≤ 40 characters.</param>
/// <param name="Value">Its value, ≤ 500 characters.</param>
[GenerateSerializer, Immutable, Alias("command-parameter")]
public sealed record CommandParameter([property: Id(0)] string Name, [property: Id(1)] string Value);

/// <summary>A command on its way to a device.</summary>
/// <param name="CommandId">Its id, ≤ 36 characters; the device's answer bears it.</param>
/// <param name="Identity">The device.</param>
/// <param name="LinkId">The connection it is for.</param>
/// <param name="Act">What to do.</param>
/// <param name="Connector">At which connector; null for the device as a whole.</param>
/// <param name="Parameters">The act's own parameters.</param>
/// <param name="Deadline">Until when an answer counts.</param>
[GenerateSerializer, Immutable, Alias("equipment-order")]
public sealed record EquipmentOrder(
    [property: Id(0)] string CommandId,
    [property: Id(1)] string Identity,
    [property: Id(2)] string LinkId,
    [property: Id(3)] EquipmentAct Act,
    [property: Id(4)] int? Connector,
    [property: Id(5)] ImmutableArray<CommandParameter> Parameters,
    [property: Id(6)] DateTimeOffset Deadline);

/// <summary>A command that a device was given, as it stands in the record of commands.</summary>
/// <param name="CommandId">Its id.</param>
/// <param name="Identity">The device.</param>
/// <param name="Act">What to do.</param>
/// <param name="Connector">At which connector; null for the device as a whole.</param>
/// <param name="By">Who gave it; null for a rider.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Detail">What the device said besides; null for nothing. ≤ 1,000 characters.</param>
/// <param name="AnsweredAt">When that was known; null while it is not.</param>
/// <param name="Reason">Why a door was opened; null for other commands.</param>
[GenerateSerializer, Immutable, Alias("equipment-command")]
public sealed record EquipmentCommand(
    [property: Id(0)] string CommandId,
    [property: Id(1)] string Identity,
    [property: Id(2)] EquipmentAct Act,
    [property: Id(3)] int? Connector,
    [property: Id(4)] string? By,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] CommandOutcome Outcome = CommandOutcome.Sent,
    [property: Id(7)] string? Detail = null,
    [property: Id(8)] DateTimeOffset? AnsweredAt = null,
    [property: Id(9)] DoorReason? Reason = null);
