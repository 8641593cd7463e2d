using System.Collections.Immutable;

namespace RedStation.Api.Accounts;

/// <summary>An account of staff.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Username">Its name for signing in.</param>
/// <param name="Role">One of the staff roles.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in.</param>
public sealed record AccountWire(string Subject, string? Username, string Role, string DisplayName, ImmutableArray<string> Districts);
