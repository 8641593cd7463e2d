namespace RedStation.Tests.Cluster.Histories;

/// <summary>What a search for a sequential order came to.</summary>
public enum Outcome
{
    /// <summary>There is an order that explains every answer.</summary>
    Linearizable,

    /// <summary>There is none.</summary>
    Violated,

    /// <summary>The search was given up at its limit. Never to be taken for a pass.</summary>
    Undecided,
}
