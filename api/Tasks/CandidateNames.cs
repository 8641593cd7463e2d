using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;

namespace RedStation.Api.Tasks;

/// <summary>Gives candidates their names. Where they are stays unsaid.</summary>
public sealed class CandidateNames(IGrainFactory grains)
{
    /// <summary>The candidates as a dispatcher sees them.</summary>
    public async Task<IReadOnlyList<CandidateWire>> Of(IEnumerable<Candidate> candidates) =>
        await Task.WhenAll(candidates.Select(async candidate =>
        {
            var rider = await grains.Rider(candidate.RiderId).GetName();
            return Named(candidate, rider?.DisplayName ?? candidate.RiderId);
        }));

    private static CandidateWire Named(Candidate candidate, string displayName) => new(
        candidate.RiderId,
        displayName,
        candidate.DistanceM,
        candidate.Skills,
        candidate.Slack is { } slack ? (int)slack.TotalMinutes : null,
        candidate.AccuracyM,
        candidate.At,
        candidate.Reason,
        CandidateRules.MayAssign(candidate.Reason));
}
