namespace RedStation.Grains.Stations;

/// <summary>Durable check-ins. Appending the same one again changes nothing.</summary>
public interface ICheckInLog
{
    /// <summary>Appends check-ins, each once per id.</summary>
    Task Append(IReadOnlyList<CheckIn> checkIns);
}
