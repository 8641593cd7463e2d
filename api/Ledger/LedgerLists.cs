using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>What a rider has and has promised.</summary>
/// <param name="Points">Points.</param>
/// <param name="SocialMinutes">Minutes of certified social time.</param>
/// <param name="Holds">What is on hold, the first to end first.</param>
/// <param name="Expiring">What of the points that are not on hold expires when, the next first; the oldest are spent first.</param>
public sealed record WalletWire(
    WalletUnitWire Points, WalletUnitWire SocialMinutes, ImmutableArray<WalletHoldWire> Holds, ImmutableArray<ExpiringPoints> Expiring);

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
/// <param name="Balance">What the rider had, what was on hold included.</param>
/// <param name="OnHold">What was on hold.</param>
public sealed record PastUnitWire(long Balance, long OnHold);

/// <summary>One unit of a wallet.</summary>
/// <param name="Balance">What the rider has, what is on hold included, ≥ 0.</param>
/// <param name="OnHold">What is on hold, ≥ 0.</param>
/// <param name="Available">What can be spent, ≥ 0.</param>
/// <param name="Debt">What the rider owes because something was taken back that had been spent, ≥ 0.</param>
public sealed record WalletUnitWire(long Balance, long OnHold, long Available, long Debt);

/// <summary>An amount on hold.</summary>
/// <param name="Id">The pending transaction.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Reference">The id of what caused it, such as a redemption.</param>
/// <param name="Unit">What is counted: points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">How much, ≥ 1.</param>
/// <param name="ExpiresAt">When it returns by itself.</param>
public sealed record WalletHoldWire(string Id, string Kind, string Reference, string Unit, long Amount, DateTimeOffset ExpiresAt);

/// <summary>A page of movements.</summary>
/// <param name="Items">The movements, newest first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record MovementList(ImmutableArray<MovementWire> Items, string? Next);

/// <summary>What one transaction did to a wallet in one unit.</summary>
/// <param name="Id">The transaction's operation id.</param>
/// <param name="Sequence">Its number in the public log; null in the second before it has one.</param>
/// <param name="At">When it was booked.</param>
/// <param name="EffectiveAt">When it counts.</param>
/// <param name="Kind">What it is for, such as <c>task_verified</c>.</param>
/// <param name="Reference">The id of what caused it, such as a task.</param>
/// <param name="Step">direct, pending, post, void, expire or reversal.</param>
/// <param name="RelatedId">The transaction that it follows, or null.</param>
/// <param name="Unit">What is counted: points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">What the wallet gained; negative when it gave.</param>
/// <param name="Held">What went on hold; negative when a hold ended.</param>
public sealed record MovementWire(
    string Id,
    long? Sequence,
    DateTimeOffset At,
    DateTimeOffset EffectiveAt,
    string Kind,
    string Reference,
    string Step,
    string? RelatedId,
    string Unit,
    long Amount,
    long Held)
{
    /// <summary>A movement as clients see it.</summary>
    public static MovementWire Of(LedgerMovement movement) => new(
        movement.OperationId, movement.Sequence, DateTimeOffset.FromUnixTimeMilliseconds(movement.At),
        DateTimeOffset.FromUnixTimeMilliseconds(movement.EffectiveAt), movement.Kind, movement.Reference, movement.Step, movement.RelatedId,
        movement.Unit, movement.Amount, movement.Held);
}

/// <summary>Heads of the ledger's public log.</summary>
/// <param name="Items">The heads, smallest first.</param>
/// <param name="Next">Always null: ask again with <c>after</c>.</param>
public sealed record LedgerHeadList(ImmutableArray<ExportedHead> Items, string? Next = null);

/// <summary>The public keys that heads and statements are signed with.</summary>
/// <param name="Items">The keys, oldest first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record LedgerKeyList(ImmutableArray<ExportedKey> Items, string? Next = null);

/// <summary>Leaves of the log's Merkle tree.</summary>
/// <param name="Items">The leaves, in order.</param>
/// <param name="Next">Always null: ask again with <c>after</c>.</param>
public sealed record LedgerLeafList(ImmutableArray<ExportedLeaf> Items, string? Next = null);

/// <summary>The proof that the log of one size is the beginning of the log of a larger one.</summary>
/// <param name="From">The smaller size.</param>
/// <param name="To">The larger one.</param>
/// <param name="Path">The hashes of RFC 9162, section 2.1.4, in hexadecimal.</param>
public sealed record ConsistencyProofWire(long From, long To, ImmutableArray<string> Path);

/// <summary>The proof that a movement of one's own is in the public log.</summary>
/// <param name="Sequence">The transaction's number; its leaf stands at the place one less.</param>
/// <param name="Record">The canonical record, RFC 8785. Leaf data = SHA-256(salt ‖ record in UTF-8), leaf hash = SHA-256(0x00 ‖ leaf data).</param>
/// <param name="Salt">The salt in hexadecimal. Whoever has it and the record can recognise the leaf: show it only to whom you trust.</param>
/// <param name="Head">The signed head that it is proven for.</param>
/// <param name="Path">The hashes of RFC 9162, section 2.1.3, in hexadecimal, from the leaf up.</param>
public sealed record InclusionProofWire(long Sequence, string Record, string Salt, ExportedHead Head, ImmutableArray<string> Path);

/// <summary>A month's statement, signed.</summary>
/// <param name="Statement">
/// The statement as text: JSON after RFC 8785 with riderId, month, from, to (milliseconds since 1970), asOf, opening, movements, closing.
/// It is signed as these bytes, so keep them as they are.
/// </param>
/// <param name="KeyId">The key, see <c>GET /ledger/keys</c>.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the text in UTF-8, r and s of 32 bytes each, in Base64.</param>
public sealed record SignedStatementWire(string Statement, string KeyId, string Signature);
