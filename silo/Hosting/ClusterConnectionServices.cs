using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RedStation.Silo.Hosting;

/// <summary>Registers the connection of a client, and the news of it.</summary>
internal static class ClusterConnectionServices
{
    /// <summary>
    /// Puts <see cref="ClusterConnection"/> in the place of the runtime's hosted service. To be called right after the client was
    /// added: that service has no name of its own, but it is the last one.
    /// </summary>
    public static void AddClusterConnection(this IServiceCollection services)
    {
        var client = services.Last(service => service.ServiceType == typeof(IHostedService));
        services.Remove(client);
        services.TryAddSingleton(provider => new ClusterConnection((IHostedService)client.ImplementationFactory!(provider)));
        services.TryAddSingleton<GatewayWatch>();
        services.AddSingleton<IClusterConnectionStatusObserver>(provider => provider.GetRequiredService<GatewayWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<ClusterConnection>());
    }
}
