namespace RedStation.Api.Accounts;

/// <summary>The people one may sign in as without a password. Registered under <c>--demo</c> only.</summary>
public interface IDemoPeople
{
    /// <summary>All of them.</summary>
    IReadOnlyList<AccountIdentity> People { get; }

    /// <summary>One of them, or null.</summary>
    AccountIdentity? Find(string subject);
}
