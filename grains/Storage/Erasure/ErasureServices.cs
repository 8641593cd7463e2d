namespace RedStation.Storage.Erasure;

/// <summary>Registers erasure and export of what is known of a rider.</summary>
public static class ErasureServices
{
    /// <summary>Its tables.</summary>
    public static IServiceCollection AddErasureTables(this IServiceCollection services) => services
        .AddSingleton<ErasureStore>()
        .AddSingleton<ErasedTables>()
        .AddSingleton<ExportTurns>()
        .AddSingleton<PersonalRecords>();

    /// <summary>Who erases; grains must be within reach.</summary>
    public static IServiceCollection AddErasure(this IServiceCollection services) => services.AddSingleton<RiderErasure>();
}
