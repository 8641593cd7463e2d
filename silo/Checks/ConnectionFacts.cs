namespace RedStation.Silo.Checks;

/// <summary>How PostgreSQL is reached.</summary>
/// <param name="Host">The machine, or the folder of its socket.</param>
/// <param name="Username">As whom.</param>
/// <param name="Password">With what; it must not be shown.</param>
/// <param name="Encrypted">Whether the line must be encrypted.</param>
/// <param name="Connections">How many connections one process may open.</param>
internal sealed record ConnectionFacts(string Host, string Username, string? Password, bool Encrypted, int Connections)
{
    /// <summary>Whether the line never leaves this machine.</summary>
    public bool IsLocal => Host.StartsWith('/') || Host is "localhost" or "::1" || Host.StartsWith("127.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Username}@{Host}";
}
