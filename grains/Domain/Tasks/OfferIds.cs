using System.Globalization;
using RedStation.Contracts;

namespace RedStation.Domain.Tasks;

/// <summary>
/// Ids of offers. An offer's id tells its task, so that who accepts finds it for as long as the answer is remembered, whichever server they
/// reach and whatever has been started anew since. It gives no right: the task knows whom it asked.
/// </summary>
public static class OfferIds
{
    private const string Prefix = "off-";

    /// <summary>A new id.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="chance">What tells it from the task's other offers.</param>
    public static string New(string taskId, Guid chance) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{taskId}.{chance.ToString("N", CultureInfo.InvariantCulture)[..16]}");

    /// <summary>The task of an offer, or null when its id does not tell: it is none, or one of before ids told.</summary>
    public static string? TaskOf(string offerId)
    {
        var end = offerId.LastIndexOf('.');
        return offerId.StartsWith(Prefix, StringComparison.Ordinal) && end > Prefix.Length && offerId.Length <= Limits.EntityId
            ? offerId[Prefix.Length..end]
            : null;
    }
}
