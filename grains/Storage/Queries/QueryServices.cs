using RedStation.Grains.Cases;
using RedStation.Grains.Operations;
using RedStation.Storage.Cases;
using RedStation.Storage.Projections;
using RedStation.Storage.Providers;

namespace RedStation.Storage.Queries;

/// <summary>Registers the lists that the api serves.</summary>
public static class QueryServices
{
    /// <summary>Lists of stations, tasks, check-ins, redemptions, cases and providers, and the rules that cases go by.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<StationQueries>()
        .AddSingleton<TaskQueries>()
        .AddSingleton<CheckInQueries>()
        .AddSingleton<RedemptionQueries>()
        .AddSingleton<CaseQueries>()
        .AddSingleton<PublicCaseQueries>()
        .AddSingleton<CaseFigureQueries>()
        .AddSingleton<OutboundEventQueries>()
        .AddSingleton<PlatformDutyQueries>()
        .AddSingleton<ChargingSessionQueries>()
        .AddSingleton<DutyFigureQueries>()
        .AddSingleton<PublicReportStore>()
        .AddSingleton<CaseRuleStore>()
        .AddSingleton<CaseRuleCache>()
        .AddSingleton<ICaseRules>(provider => provider.GetRequiredService<CaseRuleCache>())
        .AddSingleton<ICaseNumbers, CaseNumbers>()
        .AddSingleton<ProviderStore>()
        .AddSingleton<IOperationTable, OperationTable>();
}
