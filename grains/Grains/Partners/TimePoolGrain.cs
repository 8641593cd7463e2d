using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Domain.Partners;
using RedStation.Grains.Ledger;

namespace RedStation.Grains.Partners;

/// <inheritdoc cref="ITimePoolGrain"/>
public sealed class TimePoolGrain(
    IPlatforms platforms, TimePools pools, ITimePoolBalances balances, ILedger ledger, TimeProvider clock) : Grain, ITimePoolGrain
{
    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Answer<TimePoolView, TimePoolRefusal>> Get() =>
        await Find() is { } platform ? await View(platform, clock.GetUtcNow()) : TimePoolRefusal.PlatformNotFound;

    /// <inheritdoc/>
    public async Task<Answer<TimePoolView, TimePoolRefusal>> TopUp(TopUpTimePool command)
    {
        if (await Find() is not { } platform)
        {
            return TimePoolRefusal.PlatformNotFound;
        }

        var now = clock.GetUtcNow();
        await pools.Open(platform, now);
        var transfer = TimePoolRules.TopUp(Id, command, now);
        // Others put nothing into it meanwhile: the pool's grain is one, and takes one command after the other.
        if ((await balances.Of(TimePoolRules.Account(Id, now))).PutIn + command.Minutes > Limits.TimePool
            && await balances.PutInBy(transfer.OperationId) == 0)
        {
            return TimePoolRefusal.TimePoolFull;
        }

        return await ledger.Execute(transfer) is { Refusal: null } ? await View(platform, now) : TimePoolRefusal.OperationIdReused;
    }

    private async Task<Platform?> Find() => await platforms.Find(Id) is { Status: PlatformStatus.Active } platform ? platform : null;

    private async Task<TimePoolView> View(Platform platform, DateTimeOffset now)
    {
        await pools.Open(platform, now);
        var account = TimePoolRules.Account(Id, now);
        var balance = await balances.Of(account);
        var allotted = await balances.PutInBy(TimePoolRules.AllotmentId(Id, now));
        return new TimePoolView(
            TimePoolRules.Month(now), allotted, balance.PutIn - allotted, balance.Available, balance.Held, balance.PutIn - balance.Amount);
    }
}
