using RedStation.Grains.Devices;

namespace RedStation.Storage.Devices;

/// <summary>Registers the tables of devices.</summary>
public static class EquipmentServices
{
    /// <summary>The tables of devices, and of what they were told to do.</summary>
    public static IServiceCollection AddEquipmentTables(this IServiceCollection services) => services
        .AddSingleton<EquipmentStore>()
        .AddSingleton<IEquipmentStore>(provider => provider.GetRequiredService<EquipmentStore>())
        .AddSingleton<EquipmentCommandStore>()
        .AddSingleton<IEquipmentCommands>(provider => provider.GetRequiredService<EquipmentCommandStore>());
}
