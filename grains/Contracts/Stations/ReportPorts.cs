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

    /// <summary>What the report is remembered by.</summary>
    [JsonIgnore]
    public string Key => Session is null ? OperationId : $"{Session}/{OperationId}";
}
