using RedStation.Contracts.Tasks;

namespace RedStation.Api.Riders;

/// <summary>The last offers shown to a rider, so that one that is answered late still finds its task. Most riders have none.</summary>
internal sealed class RememberedOffers
{
    private const int Most = 32;

    private Queue<(string OfferId, string TaskId)>? offers;

    /// <summary>Remembers an offer.</summary>
    public void Remember(TaskOffer offer)
    {
        if (TaskOf(offer.OfferId) is not null)
        {
            return;
        }

        offers ??= new();
        offers.Enqueue((offer.OfferId, offer.Task.Id));
        if (offers.Count > Most)
        {
            offers.Dequeue();
        }
    }

    /// <summary>The task of an offer, or null.</summary>
    public string? TaskOf(string offerId) => offers?.FirstOrDefault(offer => offer.OfferId == offerId).TaskId;
}
