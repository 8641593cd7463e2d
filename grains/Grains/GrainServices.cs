using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;
using RedStation.Grains.Cases;
using RedStation.Grains.Clock;
using RedStation.Grains.Dispatch;
using RedStation.Grains.Exchange;
using RedStation.Grains.Gateways;
using RedStation.Grains.Hardship;
using RedStation.Grains.Partners;
using RedStation.Grains.Pricing;
using RedStation.Grains.Riders;
using RedStation.Grains.Settings;
using RedStation.Grains.Tasks;

namespace RedStation.Grains;

/// <summary>What the grains need besides their storage.</summary>
public static class GrainServices
{
    /// <summary>Adds the grains' options, checked at start, and the prices of tasks.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Sections under <c>RedStation</c>, and <c>TaskPrices</c>.</param>
    public static IServiceCollection AddGrainServices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<StationOptions>("RedStation:Stations", configuration);
        services.AddSettings<RiderOptions>("RedStation:Riders", configuration);
        services.AddSettings<DispatchOptions>("RedStation:Dispatch", configuration)
            .Configure(options => options.Rings = DispatchRings.Read(configuration) ?? options.Rings);
        services.AddSettings<LiveOptions>("RedStation:Live", configuration);
        services.AddSettings<ClockOptions>("RedStation:Clock", configuration);
        services.AddSettings<PriceListOptions>(PriceListOptions.Section, configuration);
        services.AddSettings<CaseOptions>(CaseOptions.Section, configuration);
        services.AddSingleton<ConfiguredTaskPrices>();
        services.AddSingleton<TaskPrices>();
        services.AddSingleton<OfferedPoints>();
        services.AddSingleton<TaskMetrics>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<TaskMetrics>());
        services.AddSingleton<DispatchSearch>();
        services.AddSingleton<DispatchRecorder>();
        services.AddSingleton<TimePools>();
        services.AddSingleton<IServiceTerms, ListedServices>();
        services.AddSingleton<HardshipSettlement>();
        return services;
    }
}
