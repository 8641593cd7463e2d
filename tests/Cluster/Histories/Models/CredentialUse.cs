namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What became of a credential.</summary>
public enum CredentialUse
{
    /// <summary>Nobody was let in with it.</summary>
    None,

    /// <summary>Somebody who was never answered may have been about to be let in with it.</summary>
    Claimed,

    /// <summary>Somebody was let in with it.</summary>
    Used,
}
