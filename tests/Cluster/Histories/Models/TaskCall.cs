namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done to a governance task, and answered.</summary>
public abstract record TaskCall
{
    /// <summary>A rider took it, or a dispatcher gave it to them.</summary>
    /// <param name="Rider">Who has it now.</param>
    /// <param name="ByHand">Whether a dispatcher chose; a refused offer does not count against that.</param>
    /// <param name="OfferEnds">When the offer runs out; a later acceptance loses.</param>
    public sealed record Assigned(string Rider, bool ByHand, long OfferEnds) : TaskCall;

    /// <summary>A rider declined an offer, or handed the task back.</summary>
    /// <param name="Rider">Who.</param>
    /// <param name="OfOffer">Whether an offer was named: then it is that, and never hands the task back.</param>
    public sealed record Declined(string Rider, bool OfOffer = false) : TaskCall;

    /// <summary>A rider began.</summary>
    public sealed record Started(string Rider) : TaskCall;

    /// <summary>A rider sent the evidence.</summary>
    public sealed record Submitted(string Rider) : TaskCall;

    /// <summary>A dispatcher closed it.</summary>
    /// <param name="Status">As verified, rejected or cancelled.</param>
    public sealed record Closed(string Status) : TaskCall;

    /// <summary>A command was refused.</summary>
    /// <param name="Command">Which.</param>
    /// <param name="Rider">Whose, or null for a dispatcher's.</param>
    /// <param name="Code">Why.</param>
    /// <param name="OfOffer">Whether an offer was named that may have become the task the rider has.</param>
    public sealed record Refused(string Command, string? Rider, string Code, bool OfOffer = false) : TaskCall;

    /// <summary>Somebody read it.</summary>
    public sealed record Read(string Status, string? Assignee) : TaskCall;
}
