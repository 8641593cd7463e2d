using System.Collections.Immutable;

namespace RedStation.Silo.Checks;

/// <summary>The database's password is none that others would try.</summary>
internal sealed class PasswordIsStrong : ISetupCheck
{
    private const int Shortest = 12;

    private static readonly ImmutableHashSet<string> Common = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "postgres", "postgresql", "password", "redstation", "admin", "secret", "changeme", "change-me", "123456", "12345678", "1234567890");

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts)
    {
        if (facts.Connection is not { } connection || (string.IsNullOrEmpty(connection.Password) && connection.IsLocal))
        {
            // Without a password the system's own user, a certificate or a password file vouches; on one machine that is good practice.
            yield break;
        }

        if (string.IsNullOrEmpty(connection.Password))
        {
            yield return Finding.Warning("The connection string has no password. Right with a certificate or a password file; otherwise set one.");
        }
        else if (Common.Contains(connection.Password) || connection.Password == connection.Username)
        {
            yield return Finding.Error("The database's password is one that everybody tries first. Set a random one.");
        }
        else if (connection.Password.Length < Shortest)
        {
            yield return Finding.Warning($"The database's password is shorter than {Shortest} characters. Set a random one.");
        }
    }
}
