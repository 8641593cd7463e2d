using CsCheck;
using RedStation.Domain.Ledger;

namespace RedStation.Tests.Domain.Ledger;

/// <summary>Invariant 4, as far as it is a rule.</summary>
public sealed class LedgerRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    private static readonly Gen<LedgerEntry> Entry = Gen.Select(
        Gen.OneOf("rider:a", "rider:b", "system:issuance"), Gen.Enum<LedgerUnit>(), Gen.Int[-2, 2])
        .Select((account, unit, amount) => new LedgerEntry(account, unit, amount));

    [Fact]
    public void Check_WhateverPasses_SumsToZeroInEveryUnit() => Entry.Array[0, 5].Sample(entries =>
    {
        var fault = LedgerRules.Check(new LedgerTransaction("op", "kind", "ref", Noon, [.. entries]));

        var balanced = entries.GroupBy(entry => entry.Unit).All(unit => unit.Sum(entry => entry.Amount) == 0);
        var distinct = entries.Select(entry => (entry.Account, entry.Unit)).Distinct().Count() == entries.Length;
        Assert.Equal(entries.Length >= 2 && entries.All(entry => entry.Amount != 0) && distinct && balanced, fault is null);
    },
    iter: 20_000);

    [Fact]
    public void Check_AmountsThatOverflowASum_AreTooLarge() => Assert.Equal(
        LedgerFault.TooLarge,
        LedgerRules.Check(new LedgerTransaction("op", "kind", "ref", Noon,
        [
            new("rider:a", LedgerUnit.Points, long.MinValue), new("rider:b", LedgerUnit.Points, long.MinValue),
        ])));

    [Fact]
    public void TaskVerified_AnyPrice_MayBePostedAndCreditsTheRider() => Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 480]).Sample((points, minutes) =>
    {
        var transaction = LedgerRules.TaskVerified("t", "r", points, minutes, Noon);

        Assert.Null(LedgerRules.Check(transaction));
        Assert.Equal("task-verified:t", transaction.OperationId);
        Assert.Equal(points, Gained(transaction, LedgerUnit.Points));
        Assert.Equal(minutes, Gained(transaction, LedgerUnit.SocialMinutes));
    });

    private static long Gained(LedgerTransaction transaction, LedgerUnit unit) =>
        transaction.Entries.Where(entry => entry.Account == LedgerAccounts.Rider("r") && entry.Unit == unit).Sum(entry => entry.Amount);
}
