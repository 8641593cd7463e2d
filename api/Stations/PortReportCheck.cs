using System.Globalization;
using RedStation.Api.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Reads a device's report and names what is wrong with it.</summary>
internal static class PortReportCheck
{
    private const string TimeRule = "from 2020 to 5 minutes from now";

    /// <summary>Before anything of this was built: a device whose clock was never set.</summary>
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What a device's clock may be ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public static ReportPorts Read(ReportPortsRequest request, Checker checker, TimeProvider clock)
    {
        var operationId = checker.OperationId(request.OperationId);
        var readings = request.Ports ?? [];
        checker.Require(request.Ports is not null, "ports", "a list; empty for a heartbeat");
        if (!checker.Require(readings.Count <= Limits.PortReports, "ports", "at most 256 readings"))
        {
            return new ReportPorts(operationId, []);
        }

        var latest = clock.GetUtcNow() + Ahead;
        return new ReportPorts(operationId, [.. readings.Select((reading, at) => Reading(reading, at, latest, checker))]);
    }

    private static PortReading Reading(PortReadingInput? reading, int at, DateTimeOffset latest, Checker checker)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"ports[{at}]");
        checker.Require(reading?.Port is >= 1 and <= Limits.Ports, field + ".port", "1 to 64");
        checker.Require(reading?.At >= Earliest && reading.At <= latest, field + ".at", TimeRule);
        var status = checker.Required(reading?.Status, field + ".status");
        return new PortReading(reading?.Port ?? 0, status, reading?.At ?? default);
    }
}
