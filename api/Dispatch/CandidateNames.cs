using RedStation.Api.Tasks;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;

namespace RedStation.Api.Dispatch;

/// <summary>Gives candidates their names. Where they are stays unsaid.</summary>
public sealed class CandidateNames(IGrainFactory grains)
{
    /// <summary>The candidates as a dispatcher sees them.</summary>
    public async Task<IReadOnlyList<CandidateWire>> Of(IEnumerable<Candidate> candidates) =>
        await Task.WhenAll(candidates.Select(async candidate =>
        {
            var rider = await grains.Rider(candidate.RiderId).GetName();
            return TaskWire.Candidate(candidate, rider?.DisplayName ?? candidate.RiderId);
        }));
}
