namespace RedStation.Tests.Load.Identities;

/// <summary>A rider of the load.</summary>
public sealed record RiderIdentity(string Id, string Token);
