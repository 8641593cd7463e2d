using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Grains.Devices;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>
/// Who a device is that names itself and shows a secret, whatever it speaks. Asked once for each connection. While the database is away, devices
/// that this process has seen before are known as they were then: a city's chargers must not stay out for it.
/// </summary>
public sealed class RegisteredDevices(
    IEquipmentStore store, SessionStore sessions, EndedSessions ended, Pepper pepper, IGrainFactory grains, TimeProvider clock)
{
    private const int KeyBytes = 20;

    /// <summary>Registrations are a few hundred bytes each; there are as many as there are devices.</summary>
    private readonly ConcurrentDictionary<string, StoredEquipment> seen = new(StringComparer.Ordinal);

    /// <summary>A device that is in use, or null.</summary>
    public async Task<StoredEquipment?> Find(string identity)
    {
        if (!EquipmentIdentity.IsValid(identity))
        {
            return null;
        }

        try
        {
            if (await store.Find(identity) is { Equipment.RetiredAt: null } known)
            {
                return seen[identity] = known;
            }

            seen.TryRemove(identity, out _);
            return null;
        }
        catch (StorageFaultException) when (seen.TryGetValue(identity, out var before))
        {
            return before;
        }
    }

    /// <summary>Whether a secret is a device's, as far as this process knows it without asking the database.</summary>
    public bool Remembers(string identity, string secret) => seen.TryGetValue(identity, out var known) && IsSecret(known, secret);

    /// <summary>Whether a secret is a device's. Nobody is told.</summary>
    public static bool IsSecret(StoredEquipment device, string secret) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(device.SecretHash), Encoding.ASCII.GetBytes(Digest(secret)));

    /// <summary>Whether a device may come in this way with this secret. Its operator is shown when it may not.</summary>
    /// <param name="device">The device.</param>
    /// <param name="kind">The way it comes.</param>
    /// <param name="secret">The secret as text; for OCPP the bytes of the key in lower-case hex.</param>
    public async Task<bool> Opens(StoredEquipment device, EquipmentKind kind, string secret)
    {
        var right = IsSecret(device, secret);
        if (right && device.Equipment.Kind == kind)
        {
            return true;
        }

        var fault = right ? EquipmentFault.WrongKind : EquipmentFault.WrongSecret;
        await grains.Equipment(device.Equipment.Identity).Refused(new(clock.GetUtcNow(), MessageDirection.In, "sign-in", kind.ToString(), fault));
        return false;
    }

    /// <summary>
    /// The secret that an operation gives a device. Only its digest is kept; whoever repeats the operation is given the same again.
    /// </summary>
    public string SecretOf(EquipmentKind kind, string identity, string operation)
    {
        var derived = pepper.Derive("equipment", identity, operation);
        return kind is EquipmentKind.Ocpp16 or EquipmentKind.Ocpp201
            ? Convert.ToHexStringLower(System.Buffers.Text.Base64Url.DecodeFromChars(derived).AsSpan(0, KeyBytes))
            : derived;
    }

    /// <summary>What is kept of a secret.</summary>
    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Ends what a device is signed in with, after its secret or its registration has ended.</summary>
    public async Task EndSessions(Equipment equipment)
    {
        await sessions.EndOf(EquipmentKinds.Subject(equipment.StationId, equipment.Identity));
        await ended.Look();
    }
}
