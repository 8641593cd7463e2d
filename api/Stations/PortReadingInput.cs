using System.Text.Json.Serialization;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>What a device read at one port.</summary>
/// <param name="Port">The port's number, from 1; one that is not configured is named in the answer.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When, by the device's clock: from 2020 to 5 minutes ahead of the server's; one ahead counts as now.</param>
public sealed record PortReadingInput(
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int? Port, PortStatus? Status, DateTimeOffset? At);
