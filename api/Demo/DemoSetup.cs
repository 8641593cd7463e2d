using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Accounts;
using RedStation.Api.Players;
using RedStation.Api.Riders;
using RedStation.Api.Sandbox;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>Adds the demo city to the host.</summary>
public static class DemoSetup
{
    /// <summary>Loads the demo city and its people once the process serves, and plays in it. Only for <c>--demo</c>.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlayers();
        services.AddSandbox();
        services.AddSingleton(SettingsReader.Read<DemoOptions>(configuration.GetSection("RedStation:DemoCity")) ?? new DemoOptions());
        services.AddSingleton<DemoCity>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<IDemoPeople>(provider => provider.GetRequiredService<DemoPeople>());
        services.AddSingleton<DemoExchange>();
        services.AddSingleton<DemoRules>();
        services.AddSingleton<DemoLoader>();
        services.AddSingleton<PeopleOnDuty>();
        services.AddSingleton<DutyWatch>();
        // After the hub's own setup, which would otherwise replace the list of filters.
        services.PostConfigure<HubOptions<RiderHub>>(options => options.AddFilter<DutyWatch>());
        Add<DemoDevices>(services);
        Add<DemoSandbox>(services);
        // At loopback and a free port, which the log names, unless one is set up.
        services.PostConfigure<MqttOptions>(options => options.Port ??= 0);
        services.AddSingleton<DemoRegistration>();
        Add<DemoCabinet>(services);
        Add<DemoCharger>(services);
        Add<ChargingDay>(services);
        Add<PlayedRiders>(services);
        Add<PlayedDispatchers>(services);
        Add<WorkForPeople>(services);
        Add<PlayedExchange>(services);
        Add<PlayedCases>(services);
        return services.AddHostedService<DemoHost>();
    }

    private static void Add<TPart>(IServiceCollection services)
        where TPart : class, IDemoPart
    {
        services.AddSingleton<TPart>();
        services.AddSingleton<IDemoPart>(provider => provider.GetRequiredService<TPart>());
    }
}
