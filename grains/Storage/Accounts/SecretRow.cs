namespace RedStation.Storage.Accounts;

/// <summary>An account with what a password sign-in needs.</summary>
internal sealed record SecretRow(
    string Id, string Role, string DisplayName, string Districts, string? Username, string PasswordHash)
{
    public const string Find =
        """
        SELECT id AS Id, role AS Role, display_name AS DisplayName, districts AS Districts, username AS Username,
               password_hash AS PasswordHash
        FROM accounts WHERE username = @Username AND password_hash IS NOT NULL
        """;

    public Account ToAccount() => new(Id, Role, DisplayName, AccountRow.Split(Districts), Username);
}
