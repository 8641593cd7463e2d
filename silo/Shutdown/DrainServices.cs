using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Silo.Shutdown;

/// <summary>Registers the end of a process in order.</summary>
public static class DrainServices
{
    /// <summary>Puts <see cref="Drain"/> in the place of the host's own lifetime.</summary>
    public static IServiceCollection AddDrain(this IServiceCollection services)
    {
        services.AddSettings<DrainOptions>(SiloOptions.Section);
        services.AddOptions<HostOptions>().Configure<Microsoft.Extensions.Options.IOptions<DrainOptions>>(
            (host, drain) => host.ShutdownTimeout = drain.Value.StopLimit);
        services.AddSingleton<Drain>();
        return services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<Drain>());
    }
}
