using System.Collections.Immutable;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain;
using RedStation.Grains.Tasks;

namespace RedStation.Storage.Pricing;

/// <summary>
/// Gives a database without price lists its first versions, from the settings, while the host is starting: on an empty database, and on one of before
/// there were versions. From then on the settings count no more.
/// </summary>
public sealed partial class FirstPriceLists(
    PriceListStore<TaskPrice> taskStore,
    PriceListStore<ServicePrice> serviceStore,
    PriceListStore<DistrictRule> ruleStore,
    ConfiguredTaskPrices taskPrices,
    ConfiguredServicePrices servicePrices,
    TimeProvider clock,
    ILogger<FirstPriceLists> logger) : IHostedLifecycleService
{
    private const string Note = "随程序提供的初始目录。The list that came with the program.";

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // From yesterday on: another process' clock may still be before midnight.
        var from = ChinaTime.Day(clock.GetUtcNow()).AddDays(-1);
        if (await taskStore.AddFirst(from, Note, taskPrices.All))
        {
            LogAdded(TaskPrice.List, taskPrices.All.Length);
        }

        if (await serviceStore.AddFirst(from, Note, servicePrices.All))
        {
            LogAdded(ServicePrice.List, servicePrices.All.Length);
        }

        // No rule holds until somebody sets one; the list says so rather than being empty.
        ImmutableArray<DistrictRule> none = [.. Enum.GetValues<DistrictRuleKind>().Select(kind => new DistrictRule(kind, null))];
        if (await ruleStore.AddFirst(from, Note, none))
        {
            LogAdded(DistrictRule.List, none.Length);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "The public {List} list begins with {Count} first entries; publish later versions at /prices/edit")]
    private partial void LogAdded(string list, int count);
}
