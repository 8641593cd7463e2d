using RedStation.Grains.Honours;

namespace RedStation.Storage.Honours;

/// <summary>Registers honours.</summary>
public static class HonourServices
{
    /// <summary>The list, and what riders have of it.</summary>
    public static IServiceCollection AddHonours(this IServiceCollection services) => services
        .AddSingleton<ConfiguredHonours>()
        .AddSingleton<RiderHonours>()
        .AddSingleton<IRiderHonours>(provider => provider.GetRequiredService<RiderHonours>());
}
