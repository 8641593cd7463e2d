using System.Collections.Immutable;

namespace RedStation.Domain.Partners;

/// <summary>Whether a delivery platform takes part.</summary>
public enum PlatformStatus
{
    /// <summary>It does.</summary>
    Active = 0,

    /// <summary>An administrator has suspended it: nobody can link, it is told nothing, and its tokens are refused.</summary>
    Suspended = 1,
}

/// <summary>A delivery platform that takes part: riders link their accounts to it, and it forgives the time they give.</summary>
/// <param name="Id">Its id, which is its OAuth client id too.</param>
/// <param name="Name">What riders call it.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="RedirectUris">Where a rider may be sent back to after linking; compared character by character.</param>
/// <param name="EmbedOrigins">Origins whose pages may embed ours.</param>
/// <param name="WebhookId">The webhook that its duty events go to; null when it has given no address yet.</param>
/// <param name="MinutesPerMonth">Its time pool (公益时间池): how many minutes it forgives in a calendar month without topping up, ≥ 0.</param>
/// <param name="ReadsScores">Whether it gives weight in dispatch, and so may read the score of a rider who has agreed to it.</param>
/// <param name="CreatedAt">Since when it takes part.</param>
public sealed record Platform(
    string Id,
    string Name,
    PlatformStatus Status,
    ImmutableArray<string> RedirectUris,
    ImmutableArray<string> EmbedOrigins,
    string? WebhookId,
    int MinutesPerMonth,
    bool ReadsScores,
    DateTimeOffset CreatedAt);
