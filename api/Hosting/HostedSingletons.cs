namespace RedStation.Api.Hosting;

/// <summary>Services that run for as long as the process does and that others ask.</summary>
public static class HostedSingletons
{
    /// <summary>Adds one: the instance that runs is the one that others are given.</summary>
    public static IServiceCollection AddHostedSingleton<T>(this IServiceCollection services)
        where T : class, IHostedService => services
        .AddSingleton<T>()
        .AddHostedService(provider => provider.GetRequiredService<T>());
}
