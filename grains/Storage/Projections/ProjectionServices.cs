using RedStation.Grains.Cases;
using RedStation.Grains.Clock;
using RedStation.Grains.Exchange;
using RedStation.Grains.Partners;
using RedStation.Grains.Riders;
using RedStation.Grains.Stations;
using RedStation.Grains.Tasks;
using RedStation.Storage.Documents;

namespace RedStation.Storage.Projections;

/// <summary>Registers the tables that grains project into.</summary>
public static class ProjectionServices
{
    /// <summary>The indexes, the check-in log and the search for due work.</summary>
    public static IServiceCollection AddProjections(this IServiceCollection services) => services
        .AddSingleton<IStationIndex, StationIndex>()
        .AddSingleton<ITaskIndex, TaskIndex>()
        .AddSingleton<IRedemptionIndex, RedemptionIndex>()
        .AddSingleton<ICaseIndex, CaseIndex>()
        .AddSingleton<DocumentSigningKey>()
        .AddSingleton<DocumentSeal>()
        .AddSingleton<IPlatformDutyIndex, PlatformDutyIndex>()
        .AddSingleton<IDutyIndex, DutyIndex>()
        .AddSingleton<ICheckInLog, CheckInLog>()
        .AddSingleton<IDueWork, DueWork>();
}
