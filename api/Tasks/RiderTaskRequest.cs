using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>A rider accepts, declines, starts or submits.</summary>
/// <param name="OperationId">The client's id of this command; may be absent to decline.</param>
/// <param name="OfferId">
/// Which offer, for accept and decline; absent means the rider's open one, or with decline the task that is theirs. A decline that names an offer
/// never hands back the task that it has become.
/// </param>
/// <param name="Evidence">A note ≤ 500, a photo, one that follows, or both; only for submit, and required there.</param>
public sealed record RiderTaskRequest(string? OperationId, string? OfferId = null, Evidence? Evidence = null);
