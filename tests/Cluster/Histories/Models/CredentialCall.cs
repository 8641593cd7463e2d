namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was made of a credential that a reader read.</summary>
/// <param name="Code">Null when its rider was recognised, or why not.</param>
/// <param name="Expires">When the credential's time is over.</param>
/// <param name="Already">Whether its rider was on a visit there, so that it was not used.</param>
public sealed record CredentialCall(string? Code, long Expires, bool Already = false);
