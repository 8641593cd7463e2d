using RedStation.Domain.Operations;

namespace RedStation.Grains.Stations;

/// <summary>
/// Durable check-ins, and what the reader was told: for a granted recognition nothing else is written at the station, so that a
/// reader that asks again is answered from here.
/// </summary>
public interface ICheckInLog
{
    /// <summary>Appends a check-in, unless its id is known.</summary>
    /// <param name="checkIn">The check-in.</param>
    /// <param name="told">The command and its answer.</param>
    /// <returns>What is there now: <paramref name="told"/>, or what was told when the id was new.</returns>
    Task<RecordedOperation> Append(CheckIn checkIn, RecordedOperation told);

    /// <summary>What a station's readers were told last, oldest first.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<RecordedOperation>> Told(string stationId, int most);
}
