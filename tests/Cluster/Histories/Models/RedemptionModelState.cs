namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A redemption as the model has it.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Ends">Until when it is kept.</param>
public sealed record RedemptionModelState(RedemptionModelStatus Status, long Ends);

/// <summary>Where a redemption stands.</summary>
public enum RedemptionModelStatus
{
    /// <summary>Not asked for yet.</summary>
    None,

    /// <summary>Kept for its rider.</summary>
    Reserved,

    /// <summary>Handed over.</summary>
    Delivered,

    /// <summary>Given up.</summary>
    Cancelled,

    /// <summary>Not fetched in time.</summary>
    Expired,
}
