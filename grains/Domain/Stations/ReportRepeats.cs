using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>
/// Which reports may have been here before, though they are not remembered. Almost none: a report that changed a port left its time there,
/// so whatever is later than all that is known is new, and the table of operations need not be asked. That keeps a report that comes
/// in time free of the database.
/// </summary>
public static class ReportRepeats
{
    /// <summary>What a device's clock may be ahead; a time ahead is kept as the time of arrival.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Whether the table must be asked.</summary>
    /// <param name="state">The station before the report.</param>
    /// <param name="report">The report.</param>
    /// <param name="doubtfulUntil">
    /// The latest time that a reading of an earlier report may bear although the port's own time is before it, see <see cref="DoubtfulUntil"/>.
    /// </param>
    public static bool MayBe(StationState state, ReportPorts report, DateTimeOffset doubtfulUntil) => report.Ports.Any(reading =>
        reading.At <= doubtfulUntil
        || (reading.Port >= 1 && reading.Port <= state.Ports.Length && reading.At <= state.Ports[reading.Port - 1].ReadAt));

    /// <summary>Readings ahead of the clock are doubtful until their time has come; so is all that may have come before this activation.</summary>
    public static DateTimeOffset DoubtfulUntil(DateTimeOffset before, ReportPorts report, DateTimeOffset now) =>
        report.Ports.Where(reading => reading.At > now).Select(reading => reading.At).Append(before).Max();
}
