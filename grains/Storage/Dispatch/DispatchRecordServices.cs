using RedStation.Grains.Dispatch;

namespace RedStation.Storage.Dispatch;

/// <summary>Registers the record of why tasks were offered to whom.</summary>
public static class DispatchRecordServices
{
    /// <summary>Its table.</summary>
    public static IServiceCollection AddDispatchRecord(this IServiceCollection services) => services
        .AddSingleton<DispatchRecordStore>()
        .AddSingleton<DispatchSpreadQueries>()
        .AddSingleton<IDispatchRecord>(provider => provider.GetRequiredService<DispatchRecordStore>());
}
