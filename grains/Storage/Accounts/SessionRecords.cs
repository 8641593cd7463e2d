using System.Collections.Immutable;
using RedStation.Domain.Accounts;

namespace RedStation.Storage.Accounts;

/// <summary>A sign-in that can be kept up with refresh tokens: a family, of which only the youngest token works.</summary>
/// <param name="Id">The family's id.</param>
/// <param name="Subject">Who signed in.</param>
/// <param name="Role">As what.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in.</param>
/// <param name="StationId">A device's station, or null.</param>
/// <param name="Organisation">The provider of services whose staff they are, or null.</param>
public sealed record Session(
    string Id, string Subject, string Role, string DisplayName, ImmutableArray<string> Districts, string? StationId, string? Organisation = null);

/// <summary>What came of showing a refresh token.</summary>
/// <param name="Session">The session it keeps up, or null when it is refused.</param>
/// <param name="Outcome">What became of it, or null when it is unknown or its session is over.</param>
/// <param name="Salt">With what the next token is derived; meaningless when it is refused.</param>
public sealed record SessionRotation(Session? Session, RefreshOutcome? Outcome, string Salt);

/// <summary>A refresh token that another may be exchanged for.</summary>
/// <param name="Hash">Its digest.</param>
/// <param name="Salt">With what it was derived from the one before it.</param>
public sealed record NextToken(string Hash, string Salt);

/// <summary>A session that was ended before its time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
public sealed record EndedSession(string Id, DateTimeOffset At);
