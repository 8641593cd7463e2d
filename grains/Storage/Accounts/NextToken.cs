namespace RedStation.Storage.Accounts;

/// <summary>A refresh token that another may be exchanged for.</summary>
/// <param name="Hash">Its digest.</param>
/// <param name="Salt">With what it was derived from the one before it.</param>
public sealed record NextToken(string Hash, string Salt);
