namespace RedStation.Api.Stations;

/// <summary>Gives a station's equipment a new secret in place of its last.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record DeviceSecretRequest(string? OperationId);

/// <summary>A station's new secret. Only its digest is kept.</summary>
/// <param name="Secret">For the grant <c>device</c>.</param>
public sealed record DeviceSecretWire(string Secret);
