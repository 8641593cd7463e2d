using RedStation.Domain.Accounts;

namespace RedStation.Storage.Accounts;

/// <summary>What came of showing a refresh token.</summary>
/// <param name="Session">The session it keeps up, or null when it is refused.</param>
/// <param name="Outcome">What became of it, or null when it is unknown or its session is over.</param>
/// <param name="Salt">With what the next token is derived; meaningless when it is refused.</param>
public sealed record SessionRotation(Session? Session, RefreshOutcome? Outcome, string Salt);
