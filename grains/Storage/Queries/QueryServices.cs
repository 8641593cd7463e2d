using RedStation.Grains.Hardship;
using RedStation.Grains.Operations;
using RedStation.Storage.Hardship;
using RedStation.Storage.Projections;
using RedStation.Storage.Providers;

namespace RedStation.Storage.Queries;

/// <summary>Registers the lists that the api serves.</summary>
public static class QueryServices
{
    /// <summary>Lists of stations, tasks, check-ins, redemptions and providers.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<StationQueries>()
        .AddSingleton<TaskQueries>()
        .AddSingleton<CheckInQueries>()
        .AddSingleton<RedemptionQueries>()
        .AddSingleton<ProviderStore>()
        .AddSingleton<HardshipStore>()
        .AddSingleton<IHardshipGrants>(provider => provider.GetRequiredService<HardshipStore>())
        .AddSingleton<IOperationTable, OperationTable>();
}
