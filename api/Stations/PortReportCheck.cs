using System.Globalization;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Domain;
using RedStation.Domain.Devices;

namespace RedStation.Api.Stations;

/// <summary>Reads a device's report and names what is wrong with it, to the device and to the station's operator.</summary>
internal sealed class PortReportCheck(Checker checker, DateTimeOffset now)
{
    private const string TimeRule = "from 2020 to 5 minutes from now";
    private const string PortRule = "1 to 64";

    /// <summary>What the operator is shown when the report is refused.</summary>
    public (DeviceFault Fault, string Detail)? Fault { get; private set; }

    /// <summary>The command; only worth something while nothing is wrong.</summary>
    public ReportPorts Read(ReportPortsRequest request)
    {
        var operationId = checker.OperationId(request.OperationId);
        var readings = request.Ports ?? [];
        checker.Require(request.Ports is not null, "ports", "a list; empty when nothing has changed");
        if (!checker.Require(readings.Count <= Limits.PortReports, "ports", "at most 256 readings"))
        {
            readings = [];
        }

        var command = new ReportPorts(operationId, [.. readings.Select(Reading)]);
        if (!readings.Any(reading => IsPort(reading?.Port)))
        {
            // Of this report nothing can be taken.
            for (var at = 0; at < readings.Count; at++)
            {
                checker.Require(readings[at]?.Port is null, Field(at) + ".port", PortRule);
            }
        }

        if (checker.Failed)
        {
            Fault ??= (DeviceFault.InvalidInput, checker.Errors[0].Field + ": " + checker.Errors[0].Rule);
        }

        return command;
    }

    /// <summary>A port that is not configured, 0 for the whole cabinet too, holds up no other: the station names it and takes the rest.</summary>
    private PortReading Reading(PortReadingInput? reading, int index)
    {
        var field = Field(index);
        checker.Require(reading?.Port is not null, field + ".port", PortRule);
        var fault = reading?.At is { } at ? DeviceClock.FaultOf(at, now) : null;
        checker.Require(reading?.At is not null && fault is null, field + ".at", TimeRule);
        if (fault is not null)
        {
            Fault ??= (
                fault == EquipmentFault.TimeTooOld ? DeviceFault.TimeTooOld : DeviceFault.TimeAhead,
                string.Create(CultureInfo.InvariantCulture, $"{field}.at {IsoTime.Write(reading!.At!.Value)}, here it is {IsoTime.Write(now)}"));
        }

        var status = checker.Required(reading?.Status, field + ".status");
        return new PortReading(reading?.Port ?? 0, status, reading?.At ?? default);
    }

    private static bool IsPort(int? port) => port is >= 1 and <= Limits.Ports;

    private static string Field(int at) => string.Create(CultureInfo.InvariantCulture, $"ports[{at}]");
}
