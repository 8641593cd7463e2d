using System.Collections.Immutable;

namespace RedStation.Storage.Accounts;

/// <summary>A person who may sign in.</summary>
/// <param name="Id">The subject of their tokens.</param>
/// <param name="Role">What they are.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in.</param>
/// <param name="Username">Their name for a password sign-in, or null.</param>
public sealed record Account(string Id, string Role, string DisplayName, ImmutableArray<string> Districts, string? Username);
