using RedStation.Api.Hosting;

namespace RedStation.Api.Devices;

/// <summary>Registers what devices and their operators need.</summary>
internal static class EquipmentServices
{
    public static IServiceCollection AddEquipment(this IServiceCollection services) => services
        .AddSingleton<EquipmentDesk>()
        .AddSingleton<WrongKeys>()
        .AddHostedSingleton<EquipmentLinks>();
}
