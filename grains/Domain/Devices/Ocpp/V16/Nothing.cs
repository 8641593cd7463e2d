namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary>A message of OCPP 1.6 that says all by its action.</summary>
public sealed record Nothing;
