using static RedStation.Tests.Cluster.Histories.Models.RedemptionModelStatus;

namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A redemption is handed over, given up or runs out, once; whoever comes later hears what became of it.</summary>
public sealed class RedemptionModel : ISequentialModel<RedemptionModelState, RedemptionCall>
{
    /// <inheritdoc/>
    public RedemptionModelState Initial { get; } = new(None, 0);

    /// <inheritdoc/>
    public IEnumerable<RedemptionModelState> Apply(RedemptionModelState state, Operation<RedemptionCall> operation, long latest)
    {
        // What was asked for in time counts, however late it was booked.
        var inTime = state.Status == Reserved && !ServerClock.HasPassed(state.Ends, operation);
        var mayBeOver = state.Status == Reserved && ServerClock.MayHavePassed(state.Ends, latest);
        return operation.Call switch
        {
            RedemptionCall.Reserved reserved => state.Status == None ? [new(Reserved, reserved.Ends)] : [],
            RedemptionCall.Delivered => inTime ? [state with { Status = Delivered }] : [],
            RedemptionCall.Cancelled => inTime ? [state with { Status = Cancelled }] : [],
            RedemptionCall.Refused { Code: "redemption_used" } => state.Status == Delivered ? [state] : [],
            RedemptionCall.Refused { Code: "redemption_cancelled" } => state.Status == Cancelled ? [state] : [],
            RedemptionCall.Refused { Code: "redemption_expired" } => state.Status == Expired || mayBeOver ? [state with { Status = Expired }] : [],
            RedemptionCall.Refused { Code: "cancel_too_late" } => mayBeOver ? [state] : [],
            // It was reserved: whoever knows it was told so.
            RedemptionCall.Refused => [],
            _ => throw new InvalidOperationException($"Redemptions do not know {operation.Call}."),
        };
    }
}
