using System.Collections.Immutable;

namespace RedStation.Storage.Accounts;

/// <summary>A sign-in that can be kept up with refresh tokens: a family, of which only the youngest token works.</summary>
/// <param name="Id">The family's id.</param>
/// <param name="Subject">Who signed in.</param>
/// <param name="Role">As what.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in.</param>
/// <param name="StationId">A device's station, or null.</param>
public sealed record Session(
    string Id, string Subject, string Role, string DisplayName, ImmutableArray<string> Districts, string? StationId);
