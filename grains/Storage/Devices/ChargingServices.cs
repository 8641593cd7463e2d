using RedStation.Grains.Devices.Cards;
using RedStation.Grains.Devices.Sessions;

namespace RedStation.Storage.Devices;

/// <summary>Registers the tables of charging.</summary>
public static class ChargingServices
{
    /// <summary>The tables of sessions and of cards.</summary>
    public static IServiceCollection AddChargingTables(this IServiceCollection services) => services
        .AddSingleton<ChargingSessionTable>()
        .AddSingleton<IChargingSessions>(provider => provider.GetRequiredService<ChargingSessionTable>())
        .AddSingleton<ChargingCardTable>()
        .AddSingleton<IChargingCards>(provider => provider.GetRequiredService<ChargingCardTable>());
}
