namespace RedStation.Api.Devices.Charging;

/// <summary>Registers what riders charge with.</summary>
internal static class ChargingServices
{
    /// <summary>Tags of riders, and starting and stopping for them.</summary>
    public static IServiceCollection AddCharging(this IServiceCollection services) => services
        .AddSingleton<IdTags>()
        .AddSingleton<ChargingDesk>();
}
