using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Grains.Stations;

/// <summary>
/// Durable check-ins: which credential was used for each, and what the reader was told. For a granted recognition nothing else is
/// written, here or at the rider: a reader that asks again is answered from here, and a credential that comes back is refused.
/// </summary>
public interface ICheckInLog
{
    /// <summary>
    /// Appends a check-in, unless its id is known, the command was answered without one, its rider is on a visit there, or its credential was used.
    /// </summary>
    /// <param name="checkIn">The check-in.</param>
    /// <param name="nonce">What tells the rider's credential from their others.</param>
    /// <param name="told">The command and its answer.</param>
    /// <param name="visitsSince">Another check-in of the rider there after this moment is the visit that this one would be a part of.</param>
    /// <returns>
    /// What is there now: this check-in, what was told under its id before, or the check-in of the visit. Null when the credential was used for
    /// another check-in, wherever that was.
    /// </returns>
    Task<LoggedCheckIn?> Append(CheckIn checkIn, string nonce, RecordedOperation told, DateTimeOffset visitsSince);

    /// <summary>A station's check-ins after a moment, oldest first.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="after">The moment.</param>
    Task<IReadOnlyList<LoggedCheckIn>> After(string stationId, DateTimeOffset after);

    /// <summary>
    /// What a station's readers were told under an id, with a check-in or without, or null when it is new. An id counts within the device's
    /// sign-in, but the same id for the same credential is the same command, whatever sign-in it comes from.
    /// </summary>
    /// <param name="stationId">The station.</param>
    /// <param name="asked">The recognition: its key and fingerprint.</param>
    /// <param name="riderId">Whose the credential claims to be, or null when it is none.</param>
    /// <param name="nonce">What tells it from others, or null when it is none.</param>
    Task<RecordedOperation?> Told(string stationId, RecordedOperation asked, string? riderId, string? nonce);

    /// <summary>Keeps what a reader was told when there is no check-in to keep it with: a refusal, or a rider who is welcome already.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="told">The command and its answer, with its time.</param>
    Task KeepAnswer(string stationId, RecordedOperation told);
}
