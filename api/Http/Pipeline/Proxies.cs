using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;
using IPNetwork = System.Net.IPNetwork;

namespace RedStation.Api.Http.Pipeline;

/// <summary>
/// Takes the caller's address from <c>X-Forwarded-For</c> and the scheme from <c>X-Forwarded-Proto</c> where a known proxy wrote
/// them. Without it every phone behind the proxy would share the proxy's rate limit.
/// </summary>
internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddSettings<ProxyOptions>(ProxyOptions.Section);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(Know);
        return services;
    }

    private static void Know(ForwardedHeadersOptions headers, IOptions<ProxyOptions> options)
    {
        // The framework trusts every program of this machine unless told otherwise.
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in options.Value.Proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                headers.KnownProxies.Add(address);
            }
            else
            {
                headers.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
            }
        }

        // With no proxies known, the framework would take anybody's word.
        headers.ForwardedHeaders = options.Value.Proxies.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // As many as there are in a row: it stops at the first that is not known.
        headers.ForwardLimit = null;
    }
}
