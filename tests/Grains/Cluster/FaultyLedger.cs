using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A ledger that fails as planned, under the name <c>ledger</c>.</summary>
public sealed class FaultyLedger(ILedger inner, WriteFaults faults) : ILedger
{
    public Task<LedgerAnswer> Execute(params ImmutableArray<LedgerTransaction> linked) => faults.Write("ledger", () => inner.Execute(linked));

    public Task<bool> Post(LedgerTransaction transaction) => faults.Write("ledger", () => inner.Post(transaction));

    public Task<Balance> GetBalance(string riderId) => inner.GetBalance(riderId);

    public Task<long> GetEarnedPoints(string riderId, DateTimeOffset moment) => inner.GetEarnedPoints(riderId, moment);
}
