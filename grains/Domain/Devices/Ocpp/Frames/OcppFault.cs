namespace RedStation.Domain.Devices.Ocpp.Frames;

/// <summary>Why a payload is refused.</summary>
/// <param name="Code">The kind of fault.</param>
/// <param name="Description">The fault in English, with the place in the message and without what stood there.</param>
public sealed record OcppFault(OcppErrorCode Code, string Description);
