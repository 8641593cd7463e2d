using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>What a played rider is going to say to an offer, and when. Some offers are left until they expire.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="At">When they have made up their mind.</param>
/// <param name="Accept">Yes or no.</param>
internal sealed record PlayedAnswer(TaskOffer Offer, DateTimeOffset At, bool Accept)
{
    private const double AcceptShare = 0.60;
    private const double DeclineShare = 0.25;

    /// <summary>Makes up a mind, in 2 to 9 seconds; null lets the offer expire. A task meant for a person is declined at once.</summary>
    public static PlayedAnswer? To(TaskOffer offer, bool isForPerson, Random random, DateTimeOffset now)
    {
        var chance = random.NextDouble();
        var at = now + TimeSpan.FromSeconds(2 + 7 * random.NextDouble());
        return isForPerson ? new PlayedAnswer(offer, now, false)
            : chance < AcceptShare ? new PlayedAnswer(offer, at, true)
            : chance < AcceptShare + DeclineShare ? new PlayedAnswer(offer, at, false)
            : null;
    }
}
