using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Stations;

/// <summary>A charging controller's report. An empty one says that it is there and nothing has changed since its last.</summary>
[GenerateSerializer, Immutable, Alias("report-ports")]
public sealed record ReportPorts([property: Id(0)] string OperationId, [property: Id(1)] ImmutableArray<PortReading> Ports)
{
    /// <summary>The device's sign-in, within which its operation ids count; null when its token does not tell.</summary>
    [Id(2), JsonIgnore]
    public string? Session { get; init; }

    /// <summary>The registered device that reports; null for the station's own controller. Each says something about its own ports only.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Equipment { get; init; }

    /// <summary>
    /// Whether its answer is remembered. A device that gives no ids has none remembered: its readings bear their times, by which a repeat changes
    /// nothing.
    /// </summary>
    [JsonIgnore]
    public bool IsRemembered => OperationId.Length > 0;

    /// <summary>What the report is remembered by.</summary>
    [JsonIgnore]
    public string Key => Session is null ? OperationId : $"{Session}/{OperationId}";
}

/// <summary>What a device read at one port.</summary>
/// <param name="Port">The port's number, from 1.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When, by the device's clock.</param>
[GenerateSerializer, Immutable, Alias("port-reading")]
public sealed record PortReading([property: Id(0)] int Port, [property: Id(1)] PortStatus Status, [property: Id(2)] DateTimeOffset At);

/// <summary>What came of a device's report.</summary>
/// <param name="Applied">Readings that changed a port.</param>
/// <param name="Ignored">Readings older than what was known.</param>
/// <param name="Unchanged">Readings that said what was known already.</param>
/// <param name="Revision">The station's revision afterwards.</param>
/// <param name="Unknown">Ports that were named and are not configured, or report through another device; null for none. The other readings were
/// taken.</param>
/// <param name="Silent">Ports of which nothing is known until the controller names them; null for none.</param>
[GenerateSerializer, Immutable, Alias("port-report-result")]
public sealed record PortReportResult(
    [property: Id(0)] int Applied,
    [property: Id(1)] int Ignored,
    [property: Id(2)] int Unchanged,
    [property: Id(3)] long Revision,
    [property: Id(4)] ImmutableArray<int>? Unknown = null,
    [property: Id(5)] ImmutableArray<int>? Silent = null);
