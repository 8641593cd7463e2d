using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices;

/// <summary>What is known of a device's doors: what it has said by the connection that it has, and nothing once that is lost.</summary>
public static class DoorRules
{
    /// <summary>The parameter that says why.</summary>
    public const string ReasonParameter = "reason";

    /// <summary>The doors after a reading. An older one than what is known changes nothing; one ahead of our clock counts as of now.</summary>
    public static ImmutableArray<DoorReading> With(ImmutableArray<DoorReading> doors, DoorReading reading, DateTimeOffset now)
    {
        var read = reading.At > now ? reading with { At = now } : reading;
        var known = doors.FirstOrDefault(door => door.Door == read.Door);
        return known is not null && read.At < known.At
            ? doors
            : [.. doors.Where(door => door.Door != read.Door).Append(read).OrderBy(door => door.Door)];
    }

    /// <summary>The doors as they are shown: without its connection a device's last word is not believed.</summary>
    /// <param name="doors">What the device has said.</param>
    /// <param name="connected">Whether it is there.</param>
    /// <param name="lostAt">Since when it is not; null when that is not known.</param>
    public static ImmutableArray<DoorReading> Shown(ImmutableArray<DoorReading> doors, bool connected, DateTimeOffset? lostAt) => connected
        ? doors
        : [.. doors.Select(door => door with { State = DoorState.Offline, At = lostAt ?? door.At })];

    /// <summary>Why a command opens a door; null for one that opens none.</summary>
    public static DoorReason? ReasonOf(CommandEquipment command) => command.Act == EquipmentAct.OpenDoor
        && command.Parameters.FirstOrDefault(entry => entry.Name == ReasonParameter) is { } given
        && Enum.TryParse<DoorReason>(given.Value, ignoreCase: true, out var reason)
            ? reason : null;

    /// <summary>For how long a device may carry a command out, and is waited for.</summary>
    /// <remarks>A door that opens when nobody stands before it any more lets in whoever comes by.</remarks>
    public static TimeSpan PatienceFor(EquipmentAct act) =>
        act == EquipmentAct.OpenDoor ? Limits.DoorPatience : Limits.CommandPatience;
}
