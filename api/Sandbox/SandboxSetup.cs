using RedStation.Storage.Outbound;

namespace RedStation.Api.Sandbox;

/// <summary>Adds the delivery platform of the demo.</summary>
internal static class SandboxSetup
{
    /// <summary>Only for <c>--demo</c>: it is posted to on this machine, which is otherwise refused.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services)
    {
        services.PostConfigure<OutboundOptions>(outbound => outbound.AllowedHosts.Add(SandboxPlatform.ThisMachine));
        return services
            .AddSingleton<SandboxMemory>()
            .AddSingleton<SandboxClient>()
            .AddSingleton<SandboxReception>()
            .AddSingleton<SandboxPlatform>();
    }
}
