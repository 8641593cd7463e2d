using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

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
