using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Storage.Devices;

namespace RedStation.Api.Devices;

/// <summary>Finds devices for those who may see them, and gives them their secrets.</summary>
internal sealed class EquipmentDesk(EquipmentStore store, RegisteredDevices devices, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>For how long a registration that is repeated shows its secret again.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromHours(24);

    /// <summary>A device that is in use and its station; or the answer to somebody who asks for another.</summary>
    public async Task<(Equipment? Equipment, StationSummary? Station, IResult? Refusal)> Find(string identity, ClaimsPrincipal user)
    {
        if (!EquipmentIdentity.IsValid(identity)
            || await store.Find(identity) is not { Equipment: { RetiredAt: null } equipment }
            || await grains.Station(equipment.StationId).GetSummary() is not { } station)
        {
            return (null, null, EquipmentProblems.NotFound);
        }

        return user.MayActIn(station.District) ? (equipment, station, null) : (null, null, EquipmentProblems.NotAllowed);
    }

    /// <summary>Registers a device, or finds the one that the operation made.</summary>
    public async Task<Answer<EquipmentSecretWire, EquipmentRefusal>> Register(Equipment equipment, string operation)
    {
        var secret = devices.SecretOf(equipment.Kind, equipment.Identity, operation);
        var answer = await grains.Equipment(equipment.Identity).Register(
            new RegisterEquipment(operation, equipment, RegisteredDevices.Digest(secret)));
        if (answer.Refusal is { } refusal)
        {
            return refusal;
        }

        // A secret that was changed since is told no more, and none for ever.
        var stored = await store.Find(equipment.Identity);
        return stored is { Rotation: null } && stored.Operation == operation && clock.GetUtcNow() <= stored.Equipment.RegisteredAt + ShownFor
            ? new EquipmentSecretWire(equipment.Identity, secret)
            : EquipmentRefusal.OperationIdTooOld;
    }

    /// <summary>Gives a device a new secret, and ends what it was connected and signed in with.</summary>
    public async Task<EquipmentRefusal?> Renew(Equipment equipment, string operation)
    {
        var secret = devices.SecretOf(equipment.Kind, equipment.Identity, operation);
        var answer = await grains.Equipment(equipment.Identity).RenewSecret(operation, RegisteredDevices.Digest(secret));
        if (answer.Refusal is null)
        {
            await devices.EndSessions(equipment);
        }

        return answer.Refusal;
    }

    /// <summary>The secret that an operation gave a device; null when it was changed since.</summary>
    public async Task<EquipmentSecretWire?> Renewed(Equipment equipment, string operation) =>
        (await store.Find(equipment.Identity))?.Rotation == operation
            ? new EquipmentSecretWire(equipment.Identity, devices.SecretOf(equipment.Kind, equipment.Identity, operation))
            : null;

    /// <summary>Has a device heard no more.</summary>
    public async Task Retire(Equipment equipment)
    {
        // Once it is retired nobody can ask for this again; so what a crash in between would leave has ended before. After, for who came meanwhile.
        await devices.EndSessions(equipment);
        await grains.Equipment(equipment.Identity).Retire();
        await devices.EndSessions(equipment);
    }
}
