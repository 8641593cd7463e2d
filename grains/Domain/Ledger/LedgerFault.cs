namespace RedStation.Domain.Ledger;

/// <summary>Why a transaction is not one, whatever the accounts hold: a mistake of the program that made it.</summary>
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

    /// <summary>A pending transaction is from one account to one other, of one unit, and not from an account of the system.</summary>
    NotAHold = 5,

    /// <summary>A pending transaction names a period of more than zero and at most 400 days; others name none.</summary>
    HoldPeriod = 6,

    /// <summary>A step that follows another transaction names it; a step that does not, names none.</summary>
    RelatedId = 7,

    /// <summary>A void, an expiry and a reversal bring no entries of their own.</summary>
    OwnEntries = 8,
}

/// <summary>Why the ledger refused a transaction that is well formed.</summary>
public enum LedgerRefusal
{
    /// <summary>An account would give more than it has and has not promised. Final for this operation id, also when points come later.</summary>
    InsufficientFunds = 0,

    /// <summary>There is no pending transaction of that id.</summary>
    UnknownPending = 1,

    /// <summary>The pending transaction was posted before.</summary>
    AlreadyPosted = 2,

    /// <summary>The pending transaction was voided before.</summary>
    AlreadyVoided = 3,

    /// <summary>The pending transaction's time was over.</summary>
    HoldExpired = 4,

    /// <summary>More than was held, or to another account.</summary>
    ExceedsHold = 5,

    /// <summary>There is no transaction of that id to take back.</summary>
    UnknownTransaction = 6,

    /// <summary>It was taken back before.</summary>
    AlreadyReversed = 7,

    /// <summary>A pending transaction, a void, an expiry and a reversal moved nothing that could be taken back, or did so already.</summary>
    NotReversible = 8,

    /// <summary>The operation id is known with other content; the answer names the field.</summary>
    OtherContent = 9,
}
