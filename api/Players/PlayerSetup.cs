using Microsoft.Extensions.DependencyInjection.Extensions;
using RedStation.Api.Districts;
using RedStation.Api.Stations;

namespace RedStation.Api.Players;

/// <summary>What the trace and the demo city have in common.</summary>
public static class PlayerSetup
{
    /// <summary>Adds what players need; may be called more than once.</summary>
    public static IServiceCollection AddPlayers(this IServiceCollection services)
    {
        services.AddDistricts();
        services.TryAddSingleton<StationImporter>();
        services.TryAddSingleton<OwnAddress>();
        services.TryAddSingleton<PlayerTokens>();
        services.TryAddSingleton<PlayerApi>();
        services.TryAddSingleton<Heartbeats>();
        return services;
    }
}
