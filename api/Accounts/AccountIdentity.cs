using System.Collections.Immutable;
using RedStation.Api.Http.Identity;

namespace RedStation.Api.Accounts;

/// <summary>Whom an access token is for.</summary>
/// <param name="Subject">The bearer's id.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in.</param>
/// <param name="StationId">A device's station, or null.</param>
/// <param name="Organisation">The provider of services whose staff they are, or null.</param>
public sealed record AccountIdentity(
    string Subject, string Role, string DisplayName, ImmutableArray<string> Districts, string? StationId, string? Organisation = null);
