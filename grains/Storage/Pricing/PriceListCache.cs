using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain;
using RedStation.Domain.Pricing;
using RedStation.Grains.Pricing;

namespace RedStation.Storage.Pricing;

/// <summary>
/// The lists in this process' memory. What it publishes it knows at once, what others publish within
/// <see cref="PriceListOptions.SeenWithin"/>: it looks whether there are more versions than it knows, and reads those that it lacks.
/// </summary>
public sealed partial class PriceListCache(
    PriceListStore<TaskPrice> tasks,
    PriceListStore<ServicePrice> services,
    PriceListStore<DistrictRule> rules,
    IOptions<PriceListOptions> options,
    TimeProvider clock,
    ILogger<PriceListCache> logger)
    : BackgroundService, IPriceLists
{
    private readonly SemaphoreSlim oneLook = new(1);
    private volatile PriceLists? known;
    private (long Tasks, long Services, long Rules) seen;

    /// <inheritdoc/>
    public ValueTask<PriceLists> Current() => known is { } lists ? new(lists) : new(Look());

    /// <summary>Looks now. For who has just published, and who must not miss what was.</summary>
    public async Task<PriceLists> Look()
    {
        await oneLook.WaitAsync();
        try
        {
            // Counted first: what is published while the lists are read is found by the next look.
            var count = (await tasks.Count(), await services.Count(), await rules.Count());
            if (known is null || count != seen)
            {
                known = new PriceLists(
                    await Read(tasks, known?.Tasks ?? []), await Read(services, known?.Services ?? []), await Read(rules, known?.Rules ?? []));
                seen = count;
            }

            return known;
        }
        finally
        {
            oneLook.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        oneLook.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look();
            }
            catch (StorageFaultException)
            {
                // The database is away, which others say. What is known stays in force.
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotLooked(fault);
            }

            await Task.Delay(options.Value.SeenWithin / 2, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ImmutableArray<PriceListVersion<TEntry>>> Read<TEntry>(
        PriceListStore<TEntry> store, ImmutableArray<PriceListVersion<TEntry>> had)
        where TEntry : class, IPriceEntry
    {
        // From yesterday on, because the clocks of the processes differ and a request may have come before midnight.
        var needed = InForceRules.Needed(await store.Headers(), ChinaTime.Day(clock.GetUtcNow()).AddDays(-1));
        var versions = ImmutableArray.CreateBuilder<PriceListVersion<TEntry>>(needed.Length);
        foreach (var header in needed)
        {
            var version = had.FirstOrDefault(one => one.District == header.District && one.Number == header.Number)
                ?? await store.Find(header.District, header.Number);
            versions.Add(version ?? throw new InvalidOperationException($"Version {header.Number} of {header.District} is gone."));
        }

        return versions.ToImmutable();
    }

    [LoggerMessage(LogLevel.Error, "Could not look for new price lists; will again")]
    private partial void LogNotLooked(Exception fault);
}
