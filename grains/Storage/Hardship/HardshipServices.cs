using RedStation.Grains.Hardship;

namespace RedStation.Storage.Hardship;

/// <summary>Registers hardship grants.</summary>
public static class HardshipServices
{
    /// <summary>The tables of grants and of what was put into budgets.</summary>
    public static IServiceCollection AddHardshipGrants(this IServiceCollection services) => services
        .AddSingleton<HardshipStore>()
        .AddSingleton<IHardshipGrants>(provider => provider.GetRequiredService<HardshipStore>());
}
