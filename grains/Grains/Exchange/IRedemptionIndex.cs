using System.Collections.Immutable;
using RedStation.Contracts.Exchange;

namespace RedStation.Grains.Exchange;

/// <summary>
/// The table of redemptions, for lists; and where it holds that no two open redemptions have the same code, and that a rider has a service once in a
/// year.
/// </summary>
public interface IRedemptionIndex
{
    /// <summary>
    /// Makes an id known before its first use, with a code that no other has, and due at once until a row says otherwise. Repeating it finds what it
    /// was given before.
    /// </summary>
    /// <param name="redemptionId">The redemption.</param>
    /// <param name="onceKey">What only one redemption may have at a time, see <see cref="Domain.Exchange.EligibilityRules.OnceKey"/>; null for
    /// none.</param>
    /// <param name="codes">Digests of codes that it may have; the first that is free becomes its own.</param>
    /// <param name="now">The time.</param>
    Task<RedemptionRegistration> Register(string redemptionId, string? onceKey, ImmutableArray<string> codes, DateTimeOffset now);

    /// <summary>A step is about to be decided: whoever looks for due work finds the redemption until it has told what it is.</summary>
    Task MakeDue(string redemptionId, DateTimeOffset now);

    /// <summary>Lets go of an id that came to nothing before anything was stored.</summary>
    Task Forget(string redemptionId);

    /// <summary>Takes a redemption as it is now; ignored when a later revision is there.</summary>
    Task Project(RedemptionRow row);
}

/// <summary>What became of making a redemption known.</summary>
/// <param name="CodeNumber">Which of the codes it has; null when it was not made known.</param>
/// <param name="OnceTaken">Whether that was because another redemption has what only one may have; otherwise all its codes are taken.</param>
public sealed record RedemptionRegistration(int? CodeNumber, bool OnceTaken);

/// <summary>A redemption as its table has it.</summary>
/// <param name="View">The redemption.</param>
/// <param name="OnceKey">What only one redemption may have at a time; null when this one gives it up or needs none.</param>
/// <param name="CodeDigest">The digest of its code.</param>
/// <param name="NextDueAt">When its grain must next be awake, or null.</param>
public sealed record RedemptionRow(RedemptionView View, string? OnceKey, string CodeDigest, DateTimeOffset? NextDueAt);
