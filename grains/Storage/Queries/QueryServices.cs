using RedStation.Grains.Operations;
using RedStation.Storage.Projections;

namespace RedStation.Storage.Queries;

/// <summary>Registers the lists that the api serves.</summary>
public static class QueryServices
{
    /// <summary>Lists of stations, tasks and check-ins.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<StationQueries>()
        .AddSingleton<TaskQueries>()
        .AddSingleton<CheckInQueries>()
        .AddSingleton<IOperationTable, OperationTable>();
}
