using RedStation.Api.Players;

namespace RedStation.Api.Trace;

/// <summary>Adds the playing of a trace to the host.</summary>
public static class TraceSetup
{
    /// <summary>Plays a trace once the process serves.</summary>
    public static IServiceCollection AddTrace(this IServiceCollection services, TraceOptions options)
    {
        services.AddPlayers();
        services.AddSingleton(options);
        services.AddSingleton<TracePlayer>();
        services.AddHostedService<TraceHost>();
        return services;
    }
}
