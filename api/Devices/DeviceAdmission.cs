using System.Net;
using RedStation.Api.Accounts;
using RedStation.Contracts.Devices;
using RedStation.Grains.Devices;

namespace RedStation.Api.Devices;

/// <summary>
/// Lets devices in that show identity and secret on a line of their own, whatever they speak. Who shows the right secret does not wait for what
/// others of their network try; nobody else has the database asked meanwhile.
/// </summary>
internal sealed class DeviceAdmission(RegisteredDevices devices, WrongKeys wrongKeys)
{
    /// <summary>Finds out whose identity it is.</summary>
    /// <param name="identity">What is shown.</param>
    /// <param name="secret">Likewise; null for none.</param>
    /// <param name="address">From where.</param>
    /// <param name="kinds">Those that come this way; none for all.</param>
    /// <returns>The device, or how long to wait; neither when there is no such device.</returns>
    public async Task<(StoredEquipment? Device, TimeSpan? Wait)> Find(
        string identity, string? secret, IPAddress? address, params EquipmentKind[] kinds)
    {
        if (wrongKeys.Wait(address) is { } wait && (secret is null || !devices.Remembers(identity, secret)))
        {
            return (null, wait);
        }

        if (await devices.Find(identity) is { } device && (kinds.Length == 0 || kinds.Contains(device.Equipment.Kind)))
        {
            return (device, null);
        }

        wrongKeys.Note(null, address);
        return (null, null);
    }

    /// <summary>Whether a device may come in this way with this secret. Its operator is shown when it may not.</summary>
    /// <returns>Whether it may; how long to wait before it is told that it may not.</returns>
    public async Task<(bool Opens, TimeSpan? Wait)> Opens(StoredEquipment device, EquipmentKind kind, string? secret, IPAddress? address)
    {
        if (secret is not null && RegisteredDevices.IsSecret(device, secret) && device.Equipment.Kind == kind)
        {
            return (true, null);
        }

        var identity = device.Equipment.Identity;
        if (wrongKeys.Wait(identity, address) is { } wait)
        {
            return (false, wait);
        }

        wrongKeys.Note(identity, address);
        return (secret is not null && await devices.Opens(device, kind, secret), null);
    }
}
