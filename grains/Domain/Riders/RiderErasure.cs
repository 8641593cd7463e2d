using RedStation.Contracts.Riders;

namespace RedStation.Domain.Riders;

/// <summary>A rider becomes nobody: what is left says only that this id is never used again.</summary>
public static class RiderErasure
{
    /// <summary>Erases them, unless they have a task in hand. Once more changes nothing.</summary>
    public static Decision<RiderState, RiderRefusal?> Erase(RiderState state) => state switch
    {
        { Erased: true } => new(state, null, false),
        { ActiveTask: not null } => new(state, RiderRefusal.Busy, false),
        _ => new(new RiderState { Erased = true }, null, true),
    };
}
