using RedStation.Contracts.Devices;

namespace RedStation.Grains.Devices;

/// <summary>The record of what devices were told to do.</summary>
public interface IEquipmentCommands
{
    /// <summary>Notes a command before it is sent.</summary>
    /// <param name="command">The command.</param>
    /// <param name="operation">Whose it is, and its operation id.</param>
    /// <param name="fingerprint">A digest of it.</param>
    /// <returns>The command as it stands there: this one, or the one that the operation was before; null when that was another command.</returns>
    Task<EquipmentCommand?> Begin(EquipmentCommand command, string operation, string fingerprint);

    /// <summary>Notes what came of a command, unless that was noted before.</summary>
    Task End(EquipmentCommand command);
}
