using System.Collections.Immutable;

namespace RedStation.Domain.Partners;

/// <summary>A rider's account here, linked to the one at a platform by their consent.</summary>
/// <param name="PlatformId">Which platform.</param>
/// <param name="RiderId">Which rider. The platform never learns this id.</param>
/// <param name="Pseudonym">What that platform alone knows the rider by; another platform has another one. Never given twice.</param>
/// <param name="Scopes">What the rider has agreed to, see <see cref="PlatformScopes"/>.</param>
/// <param name="LinkedAt">Since when.</param>
public sealed record PlatformLink(string PlatformId, string RiderId, string Pseudonym, ImmutableArray<string> Scopes, DateTimeOffset LinkedAt);

/// <summary>What a rider may agree to, as OAuth scopes.</summary>
public static class PlatformScopes
{
    /// <summary>The platform learns when the rider is on duty with a governance task, and answers what it forgives.</summary>
    public const string Duty = "duty";

    /// <summary>The platform says until when the rider's tightest order must be delivered, so that no task is offered that makes it late.</summary>
    public const string Orders = "orders";

    /// <summary>The platform reads an aggregate score (0–100) of the last 30 days.</summary>
    public const string Score = "score";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Duty, Orders, Score];
}
