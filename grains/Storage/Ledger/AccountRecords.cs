using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger.Log;

namespace RedStation.Storage.Ledger;

/// <summary>What a rider's account has.</summary>
/// <param name="Balances">What was moved to it and not away, by unit, what is on hold included, and without points whose validity is over.</param>
/// <param name="Holds">What is on hold, the first to end first.</param>
/// <param name="Debts">What the rider owes after reversals, by unit, &gt; 0.</param>
/// <param name="Expiring">What of the points that are not on hold expires when, the next first.</param>
public sealed record AccountBalances(
    ImmutableArray<UnitAmount> Balances,
    ImmutableArray<OpenHold> Holds,
    ImmutableArray<UnitAmount> Debts,
    ImmutableArray<ExpiringPoints> Expiring);

/// <summary>An amount of a unit.</summary>
/// <param name="Unit">points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">How many.</param>
public sealed record UnitAmount(string Unit, long Amount);

/// <summary>An amount on hold.</summary>
/// <param name="OperationId">The pending transaction.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Reference">The id of what caused it.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much, ≥ 1.</param>
/// <param name="ExpiresAt">When it returns by itself, in milliseconds since 1970.</param>
public sealed record OpenHold(string OperationId, string Kind, string Reference, string Unit, long Amount, long ExpiresAt);

/// <summary>What an account had before a moment, by unit, in two ways of counting.</summary>
/// <param name="Booked">By what had been booked by then.</param>
/// <param name="Effective">By what counts from before then, whenever it was booked: what was booked late is in its place.</param>
public sealed record PastBalances(ImmutableArray<PastAmount> Booked, ImmutableArray<PastAmount> Effective);

/// <summary>What an account had of a unit.</summary>
/// <param name="Unit">points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">How many, what was on hold included.</param>
/// <param name="Held">How many were on hold.</param>
public sealed record PastAmount(string Unit, long Amount, long Held);

/// <summary>An account's movements within a span.</summary>
/// <param name="Opening">What it had before, by unit.</param>
/// <param name="Movements">What happened, oldest first.</param>
public sealed record AccountStatement(ImmutableArray<UnitAmount> Opening, ImmutableArray<LedgerMovement> Movements);
