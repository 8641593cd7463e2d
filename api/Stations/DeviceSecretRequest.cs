namespace RedStation.Api.Stations;

/// <summary>Gives a station's equipment a new secret in place of its last.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record DeviceSecretRequest(string? OperationId);
