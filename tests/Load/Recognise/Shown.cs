using RedStation.Tests.Load.Identities;

namespace RedStation.Tests.Load.Recognise;

/// <summary>A credential that a rider shows.</summary>
public sealed record Shown(RiderIdentity Rider, string Credential);
