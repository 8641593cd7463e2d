namespace RedStation.Contracts.Devices;

/// <summary>What a smart door does.</summary>
[Alias("door-state")]
public enum DoorState
{
    /// <summary>It is shut.</summary>
    Closed = 0,

    /// <summary>It stands open, as it was let.</summary>
    Open = 1,

    /// <summary>It was opened without having been let.</summary>
    Forced = 2,

    /// <summary>It stands open for longer than it should.</summary>
    HeldOpen = 3,

    /// <summary>Its device is not connected: what the door does is not known. No device says this.</summary>
    Offline = 4,
}

/// <summary>What a device says of a door of its own.</summary>
/// <param name="Door">The door as the device counts it, 1 … <see cref="Limits.Doors"/>.</param>
/// <param name="State">What it does.</param>
/// <param name="At">Since when.</param>
[GenerateSerializer, Immutable, Alias("door-reading")]
public sealed record DoorReading([property: Id(0)] int Door, [property: Id(1)] DoorState State, [property: Id(2)] DateTimeOffset At);

/// <summary>Why a door is opened.</summary>
[Alias("door-reason")]
public enum DoorReason
{
    /// <summary>Staff let somebody in, or come in themselves.</summary>
    Staff = 0,

    /// <summary>Somebody works on the station.</summary>
    Maintenance = 1,
}
