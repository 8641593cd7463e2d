namespace RedStation.Silo.Accounts;

/// <summary>What came of exchanging a refresh token.</summary>
/// <param name="Session">The session it keeps up, or null when it is refused.</param>
/// <param name="Reused">The token had been exchanged before: somebody holds a copy, and the session is over.</param>
public sealed record SessionRotation(Session? Session, bool Reused);
