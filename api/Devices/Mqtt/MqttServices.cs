using RedStation.Api.Hosting;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>Registers the broker for devices.</summary>
internal static class MqttServices
{
    public static IServiceCollection AddMqtt(this IServiceCollection services) => services
        .AddSettings<MqttOptions>(MqttOptions.Section).Services
        .AddSingleton<MqttInbox>()
        .AddHostedSingleton<MqttBroker>();
}
