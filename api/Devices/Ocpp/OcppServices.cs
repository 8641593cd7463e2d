namespace RedStation.Api.Devices.Ocpp;

/// <summary>Registers what serves chargers.</summary>
internal static class OcppServices
{
    /// <summary>The gateway to chargers and what it needs.</summary>
    public static IServiceCollection AddOcpp(this IServiceCollection services) => services
        .AddSingleton<OcppSessions>()
        .AddSingleton<OcppHost>();
}
