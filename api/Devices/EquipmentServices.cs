using RedStation.Api.Devices.Mqtt;
using RedStation.Api.Hosting;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Api.Devices;

/// <summary>Registers what devices and their operators need.</summary>
internal static class EquipmentServices
{
    public static IServiceCollection AddEquipment(this IServiceCollection services) => services
        .AddSingleton<EquipmentDesk>()
        .AddHostedSingleton<EquipmentLinks>()
        .AddSettings<MqttOptions>(MqttOptions.Section).Services
        .AddSingleton<MqttInbox>()
        .AddHostedSingleton<MqttBroker>();
}
