namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary>A message of OCPP 2.0.1 that says all by its action.</summary>
public sealed record Nothing(CustomData? CustomData = null);
