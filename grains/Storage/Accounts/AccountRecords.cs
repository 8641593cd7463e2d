using System.Collections.Immutable;

namespace RedStation.Storage.Accounts;

/// <summary>A person who may sign in.</summary>
/// <param name="Id">The subject of their tokens.</param>
/// <param name="Role">What they are.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in.</param>
/// <param name="Username">Their name for a password sign-in, or null.</param>
/// <param name="Organisation">The provider of services whose staff they are, or null.</param>
public sealed record Account(
    string Id, string Role, string DisplayName, ImmutableArray<string> Districts, string? Username, string? Organisation = null);

/// <summary>What came of making an account.</summary>
public enum AccountAdded
{
    /// <summary>It was made, now or by the same operation before.</summary>
    Added = 0,

    /// <summary>Another account has the username or the phone.</summary>
    Taken = 1,

    /// <summary>The operation id was used for another account.</summary>
    OperationIdReused = 2,
}

/// <summary>An account as the table has it.</summary>
internal sealed record AccountRow(string Id, string Role, string DisplayName, string Districts, string? Username, string? Organisation)
{
    /// <summary>Adcodes as one column.</summary>
    public static string Join(ImmutableArray<string> districts) => string.Join(',', districts);

    /// <summary>Adcodes from one column.</summary>
    public static ImmutableArray<string> Split(string districts) => [.. districts.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    public Account ToAccount() => new(Id, Role, DisplayName, Split(Districts), Username, Organisation);
}

/// <summary>An account to be made.</summary>
/// <param name="Account">The account.</param>
/// <param name="PasswordHash">The slow hash of the password, or null.</param>
/// <param name="PhoneHash">The digest of the phone number, or null.</param>
/// <param name="Operation">Who makes it and under which operation id, or null.</param>
/// <param name="Fingerprint">A digest of the command, to notice another one under the same operation id.</param>
public sealed record NewAccount(Account Account, string? PasswordHash, string? PhoneHash, string? Operation, string? Fingerprint);

/// <summary>An account with what a password sign-in needs.</summary>
internal sealed record SecretRow(
    string Id, string Role, string DisplayName, string Districts, string? Username, string? Organisation, string PasswordHash)
{
    public const string Find =
        """
        SELECT id AS Id, role AS Role, display_name AS DisplayName, districts AS Districts, username AS Username,
               organisation AS Organisation, password_hash AS PasswordHash
        FROM accounts WHERE username = @Username AND password_hash IS NOT NULL
        """;

    public Account ToAccount() => new(Id, Role, DisplayName, AccountRow.Split(Districts), Username, Organisation);
}
