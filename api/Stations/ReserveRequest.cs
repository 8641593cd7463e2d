using System.Text.Json.Serialization;

namespace RedStation.Api.Stations;

/// <summary>Asks for a port.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Port">The port wanted, from 1; absent means any.</param>
public sealed record ReserveRequest(
    string? OperationId, [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int? Port = null);
