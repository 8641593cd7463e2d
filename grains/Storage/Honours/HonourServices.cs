using RedStation.Grains.Honours;
using RedStation.Storage.Hiring;

namespace RedStation.Storage.Honours;

/// <summary>Registers honours.</summary>
public static class HonourServices
{
    /// <summary>The list, what riders have of it, and who agrees to be found by it.</summary>
    public static IServiceCollection AddHonours(this IServiceCollection services) => services
        .AddSingleton<ConfiguredHonours>()
        .AddSingleton<RiderHonours>()
        .AddSingleton<HiringStore>()
        .AddSingleton<IRiderHonours>(provider => provider.GetRequiredService<RiderHonours>());
}
