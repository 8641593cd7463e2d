using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A charging controller's report.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Ports">Up to 256 readings; none says that nothing has changed.</param>
public sealed record ReportPortsRequest(string? OperationId, IReadOnlyList<PortReadingInput?>? Ports);

/// <summary>What a device read at one port.</summary>
/// <param name="Port">The port's number, from 1; one that is not configured is named in the answer.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When, by the device's clock: from 2020 to 5 minutes ahead of the server's; one ahead counts as now.</param>
public sealed record PortReadingInput(
    [property: JsonConverter(typeof(PortNumberConverter))] int? Port, PortStatus? Status, DateTimeOffset? At);

/// <summary>What came of a device's report.</summary>
/// <param name="Applied">Readings that changed a port.</param>
/// <param name="Ignored">Readings older than what was known.</param>
/// <param name="Unchanged">Readings that said what was known already.</param>
/// <param name="Revision">The station's revision afterwards.</param>
/// <param name="UnknownPorts">Ports that were named and are not configured. The other readings were taken.</param>
/// <param name="SilentPorts">
/// Ports of which nothing is known, because they were never named or not for too long: shown offline until a report names them.
/// </param>
public sealed record PortReportWire(
    int Applied, int Ignored, int Unchanged, long Revision, ImmutableArray<int> UnknownPorts, ImmutableArray<int> SilentPorts)
{
    /// <summary>A result as it goes over the wire.</summary>
    public static PortReportWire Of(PortReportResult result) => new(
        result.Applied, result.Ignored, result.Unchanged, result.Revision, result.Unknown ?? [], result.Silent ?? []);
}
