namespace RedStation.Api.Stations;

/// <summary>A station's new secret. Only its digest is kept.</summary>
/// <param name="Secret">For the grant <c>device</c>.</param>
public sealed record DeviceSecretWire(string Secret);
