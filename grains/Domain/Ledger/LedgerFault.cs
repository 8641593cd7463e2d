namespace RedStation.Domain.Ledger;

/// <summary>Why a transaction is not one.</summary>
public enum LedgerFault
{
    /// <summary>Fewer than two entries.</summary>
    TooFewEntries = 0,

    /// <summary>An entry that moves nothing.</summary>
    EmptyEntry = 1,

    /// <summary>The entries of a unit do not sum to zero.</summary>
    Unbalanced = 2,

    /// <summary>The same account and unit stand in two entries.</summary>
    RepeatedAccount = 3,

    /// <summary>An amount beyond 10^15, far above anything real.</summary>
    TooLarge = 4,
}
