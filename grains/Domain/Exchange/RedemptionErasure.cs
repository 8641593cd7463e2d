using RedStation.Domain.Erasure;

namespace RedStation.Domain.Exchange;

/// <summary>What a redemption lets go of when its rider is erased: their name and what they wrote. What was given for which points stays.</summary>
public static class RedemptionErasure
{
    /// <summary>The redemption without them. Once more changes nothing.</summary>
    public static RedemptionState Erase(RedemptionState state)
    {
        if (state.Opened is not { } opened)
        {
            return state;
        }

        var next = state with
        {
            RiderName = ErasedPerson.Name,
            Comment = null,
            Operations = state.Operations.WithoutAnswersAbout(opened.RiderId),
        };
        return next == state ? state : next with { Revision = state.Revision + 1 };
    }
}
