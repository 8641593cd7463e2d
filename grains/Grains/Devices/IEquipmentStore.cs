using System.Collections.Immutable;
using RedStation.Contracts.Devices;

namespace RedStation.Grains.Devices;

/// <summary>The table of registered devices. Each device's row is written by its grain alone.</summary>
public interface IEquipmentStore
{
    /// <summary>A device, also a retired one; null when there is none.</summary>
    Task<StoredEquipment?> Find(string identity);

    /// <summary>Registers a device, or finds that the operation has done so before. One that was retired is registered anew.</summary>
    /// <param name="command">The registration.</param>
    /// <param name="fingerprint">A digest of it.</param>
    /// <returns>The refusal, or null when it is registered.</returns>
    Task<EquipmentRefusal?> Add(RegisterEquipment command, string fingerprint);

    /// <summary>Changes which connector is which port.</summary>
    /// <returns>The refusal, or null.</returns>
    Task<EquipmentRefusal?> SetConnectors(Equipment equipment, ImmutableArray<EquipmentConnector> connectors);

    /// <summary>Changes the secret, once for each operation.</summary>
    Task SetSecret(string identity, string operation, string secretHash);

    /// <summary>Retires a device: its ports are free for others.</summary>
    Task Retire(string identity, DateTimeOffset at);

    /// <summary>Notes what is known of a device's connection.</summary>
    Task SetLink(string identity, EquipmentLink link, DateTimeOffset connectedAt, DateTimeOffset? lostAt);
}

/// <summary>A device as its row has it.</summary>
/// <param name="Equipment">Its registration.</param>
/// <param name="SecretHash">The SHA-256 of its secret as text, in lower-case hex.</param>
/// <param name="Operation">Who registered it, and by which operation id.</param>
/// <param name="Rotation">Who last changed the secret, and by which operation id; null when nobody has.</param>
/// <param name="Link">Its last connection, or null.</param>
/// <param name="ConnectedAt">When that began.</param>
/// <param name="LostAt">When it ended; null while it is there, or when nobody was there to see it end.</param>
public sealed record StoredEquipment(
    Equipment Equipment,
    string SecretHash,
    string Operation,
    string? Rotation = null,
    EquipmentLink? Link = null,
    DateTimeOffset? ConnectedAt = null,
    DateTimeOffset? LostAt = null);
