using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>What a rider has and has promised, and how it came about.</summary>
/// <param name="Points">Points.</param>
/// <param name="SocialMinutes">Minutes of certified social time.</param>
/// <param name="Movements">A page of the movements, newest first.</param>
/// <param name="Holds">What is held, the first to end first.</param>
/// <param name="Expiring">What of the points that are not held expires when, the next first; the oldest are spent first.</param>
public sealed record WalletWire(
    WalletUnitWire Points,
    WalletUnitWire SocialMinutes,
    MovementList Movements,
    ImmutableArray<WalletHoldWire> Holds,
    ImmutableArray<ExpiringPoints> Expiring);

/// <summary>What a rider had at a moment in the past, in two ways of counting.</summary>
/// <param name="At">The moment; what happened at it or later does not count.</param>
/// <param name="Booked">By what had been booked by then: a statement that begins or ends then says the same.</param>
/// <param name="Effective">
/// By what counts from before then, whenever it was booked: points that expired at midnight and were taken a minute later are gone at midnight.
/// </param>
public sealed record PastBalanceWire(DateTimeOffset At, PastWalletWire Booked, PastWalletWire Effective);

/// <summary>A wallet at a moment in the past.</summary>
/// <param name="Points">Points.</param>
/// <param name="SocialMinutes">Minutes of certified social time.</param>
public sealed record PastWalletWire(PastUnitWire Points, PastUnitWire SocialMinutes);

/// <summary>One unit of a wallet at a moment in the past.</summary>
/// <param name="Balance">What the rider had, what was held included.</param>
/// <param name="Held">What was held.</param>
public sealed record PastUnitWire(long Balance, long Held);

/// <summary>One unit of a wallet.</summary>
/// <param name="Available">What can be spent, ≥ 0.</param>
/// <param name="Held">What is promised and not given yet, ≥ 0.</param>
/// <param name="Balance">The two together: what the rider has.</param>
/// <param name="Debt">What the rider owes because something was taken back that had been spent, ≥ 0.</param>
public sealed record WalletUnitWire(long Available, long Held, long Balance, long Debt);

/// <summary>An amount that is held.</summary>
/// <param name="TransferId">The pending transfer.</param>
/// <param name="Reason">What it is for.</param>
/// <param name="Reference">The id of what caused it, such as a redemption.</param>
/// <param name="Unit">What is counted: points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">How much, ≥ 1.</param>
/// <param name="ExpiresAt">When it returns by itself.</param>
public sealed record WalletHoldWire(string TransferId, string Reason, string Reference, string Unit, long Amount, DateTimeOffset ExpiresAt);

/// <summary>A page of movements.</summary>
/// <param name="Items">The movements, newest first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record MovementList(ImmutableArray<MovementWire> Items, string? Next);

/// <summary>What one transfer did to a wallet in one unit.</summary>
/// <param name="TransferId">The transfer.</param>
/// <param name="Number">Its number in the public log, gapless from 1; null in the second before it has one.</param>
/// <param name="At">When it was booked.</param>
/// <param name="EffectiveAt">When it counts.</param>
/// <param name="Unit">What is counted: points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">What the wallet gained; negative when it gave.</param>
/// <param name="HeldChange">What more is held; negative when a hold ended.</param>
/// <param name="Reason">What it is for, such as <c>task_verified</c>.</param>
/// <param name="Reference">The id of what caused it, such as a task.</param>
/// <param name="Step">direct, pending, post, void, expire or reversal.</param>
/// <param name="RelatedId">The transfer that it follows, or null.</param>
public sealed record MovementWire(
    string TransferId,
    long? Number,
    DateTimeOffset At,
    DateTimeOffset EffectiveAt,
    string Unit,
    long Amount,
    long HeldChange,
    string Reason,
    string Reference,
    string Step,
    string? RelatedId)
{
    /// <summary>A movement as clients see it.</summary>
    public static MovementWire Of(LedgerMovement movement) => new(
        movement.OperationId, movement.Sequence, DateTimeOffset.FromUnixTimeMilliseconds(movement.At),
        DateTimeOffset.FromUnixTimeMilliseconds(movement.EffectiveAt), movement.Unit, movement.Amount, movement.Held, movement.Kind,
        movement.Reference, movement.Step, movement.RelatedId);
}

/// <summary>A signed head of the ledger's public log.</summary>
/// <param name="Size">How many transactions it vouches for.</param>
/// <param name="Root">The Merkle tree's root, in lower-case hexadecimal.</param>
/// <param name="At">When it was signed.</param>
/// <param name="Signature">
/// A compact JWS (ES256, <c>typ</c> <c>ledger-head+jwt</c>) whose payload is size, root and at as JSON after RFC 8785. Its key is in
/// <c>/.well-known/jwks.json</c>.
/// </param>
public sealed record LedgerHeadWire(long Size, string Root, DateTimeOffset At, string Signature)
{
    /// <summary>A head as clients see it.</summary>
    public static LedgerHeadWire Of(LedgerHead head) =>
        new(head.Size, Convert.ToHexStringLower(head.Root), DateTimeOffset.FromUnixTimeMilliseconds(head.At), head.Signature);
}

/// <summary>Heads of the ledger's public log.</summary>
/// <param name="Items">The heads, smallest first.</param>
/// <param name="Next">What to ask with as <c>after</c> for the next page, or null when this is the last.</param>
public sealed record LedgerHeadList(ImmutableArray<LedgerHeadWire> Items, string? Next);

/// <summary>Leaves of the log's Merkle tree.</summary>
/// <param name="Items">The leaves, in order.</param>
/// <param name="Next">What to ask with as <c>after</c> for the next page, or null when this is the last.</param>
public sealed record LedgerLeafList(ImmutableArray<ExportedLeaf> Items, string? Next);

/// <summary>The proof that the log of one size is the beginning of the log of a larger one.</summary>
/// <param name="From">The smaller size.</param>
/// <param name="To">The larger one.</param>
/// <param name="Path">The hashes of RFC 9162, section 2.1.4, in lower-case hexadecimal.</param>
public sealed record ConsistencyProofWire(long From, long To, ImmutableArray<string> Path);

/// <summary>The proof that a movement is in the public log.</summary>
/// <param name="Number">The movement's number, from 1; its leaf stands at the index one less.</param>
/// <param name="Size">The size of the log that it is proven for: that of a signed head.</param>
/// <param name="Leaf">The leaf's hash, in lower-case hexadecimal.</param>
/// <param name="Path">The hashes of RFC 9162, section 2.1.3, in lower-case hexadecimal, from the leaf up.</param>
/// <param name="Record">
/// What was hashed, JSON after RFC 8785, for the rider whose movement it is; otherwise null, as when its salt was deleted.
/// Leaf hash = SHA-256(0x00 ‖ SHA-256(salt ‖ record in UTF-8)).
/// </param>
/// <param name="Salt">
/// The salt in hexadecimal, where there is a record. Whoever has both can recognise the leaf: show them only to whom you trust.
/// </param>
public sealed record InclusionProofWire(long Number, long Size, string Leaf, ImmutableArray<string> Path, string? Record, string? Salt);

/// <summary>A month's statement, signed.</summary>
/// <param name="Statement">
/// The statement as text: JSON after RFC 8785 with riderId, month, from, to, asOf, opening, movements, closing.
/// </param>
/// <param name="Signature">
/// A compact JWS (ES256, <c>typ</c> <c>wallet-statement+jwt</c>) whose payload is the statement. Its key is in <c>/.well-known/jwks.json</c>.
/// </param>
public sealed record SignedStatementWire(string Statement, string Signature);
