using System.Collections.Immutable;

namespace RedStation.Contracts.Devices;

/// <summary>A device that charges at a station or has its doors, registered by its operator.</summary>
/// <param name="Identity">Its name, see <see cref="EquipmentIdentity"/>; one in the world.</param>
/// <param name="StationId">Where it stands.</param>
/// <param name="Kind">What it speaks.</param>
/// <param name="Connectors">
/// Which of its connectors is which port of the station; 1 … <see cref="Limits.Ports"/>, of kind <c>mqtt</c> also none: it may have doors alone.
/// </param>
/// <param name="RegisteredBy">Who registered it.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="RetiredAt">Since when it is heard no more; null while it is in use.</param>
[GenerateSerializer, Immutable, Alias("equipment")]
public sealed record Equipment(
    [property: Id(0)] string Identity,
    [property: Id(1)] string StationId,
    [property: Id(2)] EquipmentKind Kind,
    [property: Id(3)] ImmutableArray<EquipmentConnector> Connectors,
    [property: Id(4)] string RegisteredBy,
    [property: Id(5)] DateTimeOffset RegisteredAt,
    [property: Id(6)] DateTimeOffset? RetiredAt = null);

/// <summary>Which port of its station a connector is.</summary>
/// <param name="Connector">The connector as the device counts it, 1 … <see cref="Limits.Ports"/>.</param>
/// <param name="Port">The port's number, from 1.</param>
[GenerateSerializer, Immutable, Alias("equipment-connector")]
public sealed record EquipmentConnector([property: Id(0)] int Connector, [property: Id(1)] int Port);

/// <summary>Registers a device. Who repeats it is given the same answer.</summary>
/// <param name="Operation">Whose command it is, and its operation id.</param>
/// <param name="Equipment">The device.</param>
/// <param name="SecretHash">The SHA-256 of its secret as text, in lower-case hex.</param>
[GenerateSerializer, Immutable, Alias("register-equipment")]
public sealed record RegisterEquipment(
    [property: Id(0)] string Operation, [property: Id(1)] Equipment Equipment, [property: Id(2)] string SecretHash);

/// <summary>Why a device's registration, or what it says, was refused.</summary>
[Alias("equipment-refusal")]
public enum EquipmentRefusal
{
    /// <summary>No device has this identity.</summary>
    EquipmentNotFound = 0,

    /// <summary>Another device has this identity.</summary>
    IdentityTaken = 1,

    /// <summary>A port belongs to another device of the station.</summary>
    PortTaken = 2,

    /// <summary>The station has as many devices as it may.</summary>
    TooManyEquipment = 3,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 4,

    /// <summary>The operation id was used so long ago that its answer is no longer kept; nothing is done again.</summary>
    OperationIdTooOld = 5,

    /// <summary>The device was retired.</summary>
    EquipmentRetired = 6,

    /// <summary>Its station is closed for good, or not there.</summary>
    StationRetired = 7,

    /// <summary>The device has as many commands to answer as it may.</summary>
    TooManyCommands = 8,
}
