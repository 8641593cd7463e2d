using System.Text.Json.Serialization;

namespace RedStation.Api.Stations;

/// <summary>Asks for a port.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Port">The port wanted, from 1; absent means any.</param>
public sealed record ReserveRequest(
    string? OperationId, [property: JsonConverter(typeof(PortNumberConverter))] int? Port = null);

/// <summary>Waits for a port.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record JoinQueueRequest(string? OperationId);

/// <summary>Where a rider stands in a station's queue.</summary>
/// <param name="Place">Their place, 1 for who has the next port.</param>
/// <param name="Waiting">How many wait, they included.</param>
/// <param name="JoinedAt">Since when.</param>
/// <param name="ExpiresAt">Until when; then they are taken out.</param>
public sealed record QueuePlaceWire(int Place, int Waiting, DateTimeOffset JoinedAt, DateTimeOffset ExpiresAt);

/// <summary>A port held for a rider.</summary>
/// <param name="ReservationId">The reservation's id.</param>
/// <param name="StationId">Where.</param>
/// <param name="Port">Which port, from 1.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record ReservationWire(string ReservationId, string StationId, int Port, DateTimeOffset ExpiresAt);
