using System.Globalization;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A report in a line, for the list of a device's messages.</summary>
internal static class PortReportText
{
    /// <summary>Such as <c>1 available, 2 charging</c>; nothing for a report that says that nothing has changed.</summary>
    public static string Of(IEnumerable<PortReading> readings) => string.Join(
        ", ", readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Port} {WireNames.Of(reading.Status)}")));
}
