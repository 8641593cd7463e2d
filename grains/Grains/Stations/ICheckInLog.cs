using RedStation.Domain.Operations;

namespace RedStation.Grains.Stations;

/// <summary>
/// Durable check-ins: which credential was used for each, and what the reader was told. For a granted recognition nothing else is
/// written, here or at the rider: a reader that asks again is answered from here, and a credential that comes back is refused.
/// </summary>
public interface ICheckInLog
{
    /// <summary>Appends a check-in, unless its id is known, the command was answered without one, or its credential was used.</summary>
    /// <param name="checkIn">The check-in.</param>
    /// <param name="nonce">What tells the rider's credential from their others.</param>
    /// <param name="told">The command and its answer.</param>
    /// <returns>
    /// What is there now: <paramref name="told"/>, or what was told when the id was new. Null when the credential was used for another
    /// check-in, wherever that was.
    /// </returns>
    Task<RecordedOperation?> Append(CheckIn checkIn, string nonce, RecordedOperation told);

    /// <summary>What a station's readers were told under an id, with a check-in or without, or null when it is new.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="operationId">The key of the recognition.</param>
    Task<RecordedOperation?> Told(string stationId, string operationId);

    /// <summary>Keeps what a reader was told when there is no check-in to keep it with: a refusal, or a rider who is welcome already.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="told">The command and its answer, with its time.</param>
    Task Tell(string stationId, RecordedOperation told);
}
