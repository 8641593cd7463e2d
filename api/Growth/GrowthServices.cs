namespace RedStation.Api.Growth;

/// <summary>Registers what riders grow by.</summary>
internal static class GrowthServices
{
    public static IServiceCollection AddGrowth(this IServiceCollection services) => services.AddSingleton<HiringFile>();
}
