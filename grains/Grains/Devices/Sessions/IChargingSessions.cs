using System.Collections.Immutable;
using RedStation.Domain.Devices.Sessions;

namespace RedStation.Grains.Devices.Sessions;

/// <summary>The table of sessions of charging. Those of a charger are written by its grain alone.</summary>
public interface IChargingSessions
{
    /// <summary>Adds a session and gives it a number, or finds the one with the same charger and key.</summary>
    Task<ChargingSession> Add(ChargingSession session);

    /// <summary>A charger's session by its key; null when there is none.</summary>
    Task<ChargingSession?> FindByKey(string equipment, string key);

    /// <summary>A charger's session by its number; null when there is none, or it is another charger's.</summary>
    Task<ChargingSession?> FindByNumber(string equipment, int number);

    /// <summary>A charger's sessions whose end is not known, the latest first.</summary>
    Task<ImmutableArray<ChargingSession>> OpenOf(string equipment);

    /// <summary>Replaces a session by its next revision. False when it is another one by now.</summary>
    Task<bool> Put(ChargingSession session);
}
