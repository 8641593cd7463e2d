using RedStation.Contracts.Devices;

namespace RedStation.Api.Devices;

/// <summary>A connection of a device to this process, whatever it speaks.</summary>
public interface IEquipmentLink
{
    /// <summary>The device.</summary>
    string Identity { get; }

    /// <summary>What is known of the connection now; what the device says of itself later comes in here.</summary>
    EquipmentLink Facts { get; }

    /// <summary>
    /// Sends an order and waits for the device's answer. One that does not come by the order's deadline is given up by who asked; so the token ends
    /// it.
    /// </summary>
    Task<CommandAnswer> Carry(EquipmentOrder order, CancellationToken over);

    /// <summary>Closes the connection, without waiting for it.</summary>
    void Close(EquipmentLinkEnd reason);
}

/// <summary>What a device answered to a command.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Detail">What the device said besides, or null.</param>
public sealed record CommandAnswer(CommandOutcome Outcome, string? Detail = null);
