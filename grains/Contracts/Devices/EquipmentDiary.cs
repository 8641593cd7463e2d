using System.Collections.Immutable;

namespace RedStation.Contracts.Devices;

/// <summary>A message between a device and us, as its operator may read it: never with a token or what names a person.</summary>
/// <param name="At">When it came or went, by the server's clock.</param>
/// <param name="Direction">Which way it went.</param>
/// <param name="Kind">What it was, such as <c>StatusNotification</c> or <c>ports</c>; ≤ 40 characters.</param>
/// <param name="Text">What stood in it, in short; ≤ 160 characters.</param>
/// <param name="Fault">Why it was refused; null when it was taken.</param>
[GenerateSerializer, Immutable, Alias("equipment-message")]
public sealed record EquipmentMessage(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] MessageDirection Direction,
    [property: Id(2)] string Kind,
    [property: Id(3)] string Text,
    [property: Id(4)] EquipmentFault? Fault = null);

/// <summary>Which way a message went.</summary>
[Alias("message-direction")]
public enum MessageDirection
{
    /// <summary>From the device.</summary>
    In = 0,

    /// <summary>To the device.</summary>
    Out = 1,
}

/// <summary>Why a message of a device was refused.</summary>
[Alias("equipment-fault")]
public enum EquipmentFault
{
    /// <summary>Its time lies more than 5 minutes ahead of the server's clock: often local time sent as UTC.</summary>
    TimeAhead = 0,

    /// <summary>Its time lies before 2020: a clock that was never set.</summary>
    TimeTooOld = 1,

    /// <summary>It names a connector that is not configured.</summary>
    UnknownConnector = 2,

    /// <summary>It cannot be read at all.</summary>
    Malformed = 3,

    /// <summary>It can be read, and a field of it is missing or wrong.</summary>
    InvalidField = 4,

    /// <summary>It is larger than is allowed.</summary>
    TooLarge = 5,

    /// <summary>More came than are taken in the time.</summary>
    TooMany = 6,

    /// <summary>It was sent to, or asked for, a topic that is not this device's.</summary>
    TopicNotAllowed = 7,

    /// <summary>It is nothing that we know of.</summary>
    Unsupported = 8,

    /// <summary>It came in another protocol than the device is registered with.</summary>
    WrongKind = 9,

    /// <summary>Who connected showed a wrong secret.</summary>
    WrongSecret = 10,

    /// <summary>It must not be said now, such as before the device has introduced itself.</summary>
    OutOfOrder = 11,

    /// <summary>It could not be stored; the device is to send it again.</summary>
    NotStored = 12,
}

/// <summary>A kind of message of a device that is refused.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Count">How many since <paramref name="FirstAt"/>.</param>
/// <param name="FirstAt">When the first came since the device came into memory.</param>
/// <param name="LastAt">When the last came.</param>
/// <param name="Kind">What the last was.</param>
/// <param name="Detail">What stood in it.</param>
[GenerateSerializer, Immutable, Alias("equipment-problem")]
public sealed record EquipmentProblem(
    [property: Id(0)] EquipmentFault Fault,
    [property: Id(1)] int Count,
    [property: Id(2)] DateTimeOffset FirstAt,
    [property: Id(3)] DateTimeOffset LastAt,
    [property: Id(4)] string Kind,
    [property: Id(5)] string Detail);

/// <summary>What is known of a device.</summary>
/// <param name="Equipment">Its registration.</param>
/// <param name="Connected">Whether it is there: by its connection, or for one that has none because it was heard within the silence limit.</param>
/// <param name="ConnectedSince">Since when; null while it is not.</param>
/// <param name="LostAt">When it was last lost; null when it never was, or is there.</param>
/// <param name="HeardAt">When it was last heard; null for never.</param>
/// <param name="Link">Its connection, or the last one; null when it never had one.</param>
/// <param name="ClockOffset">By how much its clock is ahead of ours; null when that is not known.</param>
/// <param name="Problems">What of its messages is refused, the latest first.</param>
[GenerateSerializer, Immutable, Alias("equipment-view")]
public sealed record EquipmentView(
    [property: Id(0)] Equipment Equipment,
    [property: Id(1)] bool Connected,
    [property: Id(2)] DateTimeOffset? ConnectedSince,
    [property: Id(3)] DateTimeOffset? LostAt,
    [property: Id(4)] DateTimeOffset? HeardAt,
    [property: Id(5)] EquipmentLink? Link,
    [property: Id(6)] TimeSpan? ClockOffset,
    [property: Id(7)] ImmutableArray<EquipmentProblem> Problems);
