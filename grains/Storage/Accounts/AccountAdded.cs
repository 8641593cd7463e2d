namespace RedStation.Storage.Accounts;

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
