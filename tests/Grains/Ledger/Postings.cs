using System.Collections.Immutable;
using CsCheck;
using RedStation.Domain.Ledger;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>Transactions for tests.</summary>
public static class Postings
{
    private const string Sink = "system:redeemed";

    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Payments, redemptions and gifts between four riders under eight operation ids, so that ids repeat.</summary>
    public static readonly Gen<LedgerTransaction[]> Some = Gen.Select(
            Gen.Int[0, 7], Gen.Enum<LedgerUnit>(), Gen.Int[0, 4], Gen.Int[0, 4], Gen.Long[1, 20],
            (operation, unit, from, to, amount) =>
                Move($"operation-{operation}", unit, Account(from, LedgerAccounts.Issuance), Account(to, Sink), amount))
        .Array[1, 24];

    public static LedgerTransaction Pay(string operationId, string riderId, long points) =>
        Move(operationId, LedgerUnit.Points, LedgerAccounts.Issuance, LedgerAccounts.Rider(riderId), points);

    public static LedgerTransaction Redeem(string operationId, string riderId, long points) =>
        Move(operationId, LedgerUnit.Points, LedgerAccounts.Rider(riderId), Sink, points);

    public static LedgerTransaction Of(string operationId, params ImmutableArray<LedgerEntry> entries) =>
        new(operationId, "test", "reference", Now, entries);

    private static LedgerTransaction Move(string operationId, LedgerUnit unit, string from, string to, long amount) =>
        Of(operationId, new LedgerEntry(from, unit, -amount), new LedgerEntry(to, unit, amount));

    private static string Account(int number, string other) => number == 4 ? other : LedgerAccounts.Rider($"r{number}");
}
