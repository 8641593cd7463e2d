using RedStation.Domain.Operations;

namespace RedStation.Grains.Stations;

/// <summary>
/// Durable check-ins: which credential was used for each, and what the reader was told. For a granted recognition nothing else is
/// written, here or at the rider: a reader that asks again is answered from here, and a credential that comes back is refused.
/// </summary>
public interface ICheckInLog
{
    /// <summary>Appends a check-in, unless its id is known, its rider is on a visit there, or its credential was used.</summary>
    /// <param name="checkIn">The check-in.</param>
    /// <param name="nonce">What tells the rider's credential from their others.</param>
    /// <param name="told">The command and its answer.</param>
    /// <param name="visitsSince">Another check-in of the rider there after this moment is the visit that this one would be a part of.</param>
    /// <returns>
    /// What is there now: this check-in, the one that had its id before, or that of the visit. Null when the credential was used for
    /// another check-in, wherever that was.
    /// </returns>
    Task<LoggedCheckIn?> Append(CheckIn checkIn, string nonce, RecordedOperation told, DateTimeOffset visitsSince);

    /// <summary>A station's check-ins after a moment, oldest first.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="after">The moment.</param>
    Task<IReadOnlyList<LoggedCheckIn>> After(string stationId, DateTimeOffset after);

    /// <summary>What a station's readers were told under an id, or null when no check-in came of it.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="operationId">The id of the command.</param>
    Task<RecordedOperation?> Told(string stationId, string operationId);

    /// <summary>What a station's readers were told last, oldest first.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<RecordedOperation>> Told(string stationId, int most);
}
