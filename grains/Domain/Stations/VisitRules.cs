using RedStation.Contracts.Stations;
using RedStation.Domain.Riders;

namespace RedStation.Domain.Stations;

/// <summary>
/// One visit is one recognition. A visit begins with a welcome and ends <see cref="StationOptions.VisitPause"/> after its last reading, at
/// the latest <see cref="StationOptions.VisitLimit"/> after the welcome, and for who was left outside when the station opens.
/// </summary>
public static class VisitRules
{
    /// <summary>How many of a visit's credentials are known by name. A phone shows a fresh one about every minute.</summary>
    public const int MostNonces = 16;

    /// <summary>The visit that a reading belongs to, or null when it begins one.</summary>
    public static Visit? Of(StationState state, CredentialText credential, StationOptions options, DateTimeOffset now) =>
        state.Visits.FirstOrDefault(visit =>
            visit.RiderId == credential.RiderId
            && IsOpen(visit, options, now)
            && (visit.Nonces.Contains(credential.Nonce) || !LeftOutside(state, visit, now)));

    /// <summary>
    /// Whether a visit goes on with this credential. One that was read in it before may have run out meanwhile: a phone without a network
    /// shows it on, and its rider is still there.
    /// </summary>
    public static bool Admits(Visit visit, CredentialText credential, DateTimeOffset now) =>
        credential.ExpiresAt > now || visit.Nonces.Contains(credential.Nonce);

    /// <summary>A rider is welcomed. Visits that are over are forgotten.</summary>
    public static StationState Begin(StationState state, Recognition welcome, string nonce, StationOptions options, DateTimeOffset now) =>
        Take(state, new Visit(welcome, [nonce], welcome.At), options, now);

    /// <summary>Takes a visit over that the log of check-ins knows, in place of what was known of the rider.</summary>
    public static StationState Take(StationState state, Visit visit, StationOptions options, DateTimeOffset now) => state with
    {
        Visits = state.Visits.RemoveAll(other => other.RiderId == visit.RiderId || !IsOpen(other, options, now)).Add(visit),
    };

    /// <summary>A rider on a visit is read once more.</summary>
    public static StationState ReadAgain(StationState state, Visit visit, string nonce, DateTimeOffset now)
    {
        var others = visit.Nonces.Remove(nonce);
        var nonces = others.RemoveRange(0, Math.Max(0, others.Length - MostNonces + 1)).Add(nonce);
        return state with { Visits = state.Visits.Replace(visit, visit with { Nonces = nonces, ReadAt = now }) };
    }

    private static bool IsOpen(Visit visit, StationOptions options, DateTimeOffset now) =>
        now - visit.ReadAt < options.VisitPause && now - visit.Welcome.At < options.VisitLimit;

    private static bool LeftOutside(StationState state, Visit visit, DateTimeOffset now) =>
        visit.Welcome.Door == DoorOutcome.Refused && OpeningRules.Door(state.Definition!, now) == DoorOutcome.Opened;
}
