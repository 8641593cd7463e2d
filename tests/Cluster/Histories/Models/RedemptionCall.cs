namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done with a redemption, and answered.</summary>
public abstract record RedemptionCall
{
    /// <summary>It was reserved.</summary>
    /// <param name="Ends">Until when it is kept.</param>
    public sealed record Reserved(long Ends) : RedemptionCall;

    /// <summary>It was handed over.</summary>
    public sealed record Delivered : RedemptionCall;

    /// <summary>Its rider gave it up.</summary>
    public sealed record Cancelled : RedemptionCall;

    /// <summary>Somebody was refused.</summary>
    /// <param name="Code">Why.</param>
    public sealed record Refused(string Code) : RedemptionCall;
}
