using RedStation.Api.Players;
using RedStation.Grains.Settings;

namespace RedStation.Api.Trace;

/// <summary>Adds the playing of a trace to the host.</summary>
public static class TraceSetup
{
    /// <summary>Plays the trace of <c>RedStation:Trace</c> (<c>File</c>, <c>Speed</c>) once the process serves; without one, nothing.</summary>
    /// <exception cref="StartException">The file is missing or the speed makes no sense.</exception>
    public static IServiceCollection AddTrace(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["RedStation:Trace:File"] is not { Length: > 0 } file)
        {
            return services;
        }

        services.AddPlayers();
        services.AddSingleton(TraceOptions.Read(file, configuration["RedStation:Trace:Speed"]));
        services.AddSingleton<TracePlayer>();
        services.AddHostedService<TraceHost>();
        return services;
    }
}
