namespace RedStation.Api.PersonalData;

/// <summary>Registers export and erasure.</summary>
internal static class PersonalDataServices
{
    public static IServiceCollection AddPersonalData(this IServiceCollection services) => services
        .AddSingleton<RiderExport>()
        .AddSingleton<ErasureOutlook>();
}
