using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>A station's equipment signs in with the secret it was given.</summary>
public sealed class DeviceSignIn(
    DeviceSecretStore secrets, RegisteredDevices registered, Sessions sessions, EndedSessions ended, IGrainFactory grains, Pepper pepper)
{
    /// <summary>Signs in.</summary>
    public async Task<SignIn> Enter(string stationId, string secret, string? equipment)
    {
        // A station that is not known takes as long.
        var known = await secrets.Find(stationId) ?? "";
        return RegisteredDevices.IsDigestOf(known, secret) ? await Open(stationId, equipment) : SignInRefusal.SignInFailed;
    }

    /// <summary>Signs in a registered device, of the kind that calls this interface.</summary>
    public async Task<SignIn> EnterRegistered(string identity, string secret) =>
        await registered.Find(identity) is { } device && await registered.Opens(device, EquipmentKind.Http, secret)
            ? await Open(device.Equipment.StationId, identity)
            : SignInRefusal.SignInFailed;

    /// <summary>
    /// Gives a station a new secret in place of its last, and ends what was signed in with that. Only its digest is kept, but whoever repeats the
    /// operation is given the same one again, because it is derived.
    /// </summary>
    public async Task<string> Renew(string stationId, string operationId)
    {
        var secret = SecretOf(stationId, operationId);
        await secrets.Set(stationId, operationId, RegisteredDevices.Digest(secret));
        await ended.Look();
        return secret;
    }

    /// <summary>The secret that an operation gave, or will give.</summary>
    public string SecretOf(string stationId, string operationId) => pepper.Derive("device", stationId, operationId);

    /// <summary>A station's equipment as the bearer of a token.</summary>
    /// <param name="station">The station.</param>
    /// <param name="equipment">
    /// One of <see cref="EquipmentKinds"/>, the identity of a registered device, or null for a device that is all kinds.
    /// </param>
    public static AccountIdentity Identity(StationSummary station, string? equipment = null) =>
        new(EquipmentKinds.Subject(station.Id, equipment), Roles.Device, station.Name, [station.District], station.Id);

    private async Task<SignIn> Open(string stationId, string? equipment) =>
        await grains.Station(stationId).GetSummary() is { } station ? await sessions.Open(Identity(station, equipment)) : SignInRefusal.SignInFailed;
}
