namespace RedStation.Domain.Ledger;

/// <summary>Transactions of one amount from one account to one other, and what may follow them.</summary>
public static class LedgerTransfers
{
    /// <summary>Holds an amount until it is posted, voided or its time is over.</summary>
    /// <param name="operationId">The pending transaction's id, made and kept by the caller before the first try.</param>
    /// <param name="kind">What it is for, a stable word.</param>
    /// <param name="reference">The id of what caused it.</param>
    /// <param name="at">When, by the server's clock.</param>
    /// <param name="from">Who pays; no account of the system.</param>
    /// <param name="to">Who is paid.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="amount">How much, ≥ 1.</param>
    /// <param name="holdFor">For how long, more than zero and at most 400 days.</param>
    public static LedgerTransaction Hold(
        string operationId, string kind, string reference, DateTimeOffset at, string from, string to, LedgerUnit unit, long amount,
        TimeSpan holdFor) =>
        Move(operationId, kind, reference, at, from, to, unit, amount) with { Step = LedgerStep.Pending, HoldFor = holdFor };

    /// <summary>Moves an amount at once.</summary>
    public static LedgerTransaction Move(
        string operationId, string kind, string reference, DateTimeOffset at, string from, string to, LedgerUnit unit, long amount) =>
        new(operationId, kind, reference, at, [new LedgerEntry(from, unit, -amount), new LedgerEntry(to, unit, amount)]);

    /// <summary>Moves all that a pending transaction holds.</summary>
    public static LedgerTransaction Post(string operationId, string kind, string reference, DateTimeOffset at, string pendingId) =>
        new(operationId, kind, reference, at, []) { Step = LedgerStep.Post, RelatedId = pendingId };

    /// <summary>Returns all that a pending transaction holds.</summary>
    public static LedgerTransaction Void(string operationId, string kind, string reference, DateTimeOffset at, string pendingId) =>
        new(operationId, kind, reference, at, []) { Step = LedgerStep.Void, RelatedId = pendingId };

    /// <summary>Takes back a transaction that moved something; what an account no longer has becomes its rider's debt.</summary>
    public static LedgerTransaction Reverse(string operationId, string kind, string reference, DateTimeOffset at, string transactionId) =>
        new(operationId, kind, reference, at, []) { Step = LedgerStep.Reversal, RelatedId = transactionId };

    /// <summary>What the ledger books when a hold's time is over. One id per hold: whoever notices first.</summary>
    public static LedgerTransaction Expire(string pendingId, string reference, DateTimeOffset at) =>
        new("expired:" + pendingId, "hold_expired", reference, at, []) { Step = LedgerStep.Expire, RelatedId = pendingId };
}
