using System.Text;
using MQTTnet;
using MQTTnet.Protocol;
using RedStation.Api.Devices.Mqtt;
using RedStation.Contracts.Devices;

namespace RedStation.Api.Demo;

/// <summary>
/// A cabinet that speaks MQTT with the broker of this process, as a vendor's would: it tells what its connectors do, and obeys. It stands at a
/// station whose own controller never spoke, so that all that is known there is its word.
/// </summary>
internal sealed class DemoCabinet : IDemoPart
{
    /// <summary>Its name.</summary>
    public const string Identity = "demo-cabinet";

    private const string Operation = "demo cabinet";
    private const int Most = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly Random random = new(17);
    private readonly DemoStation? station;
    private readonly MqttBroker broker;
    private readonly DemoRegistration registration;
    private readonly TimeProvider clock;
    private readonly bool[] charging;
    private readonly decimal[] energyWh;

    /// <summary>Places it.</summary>
    public DemoCabinet(DemoCity city, MqttBroker broker, DemoRegistration registration, TimeProvider clock)
    {
        station = city.Stations.LastOrDefault(one => one.Part == DemoStationPart.Silent && one.Definition.Ports > 0);
        (this.broker, this.registration, this.clock) = (broker, registration, clock);
        var count = Math.Min(Most, station?.Definition.Ports ?? 0);
        (charging, energyWh) = (new bool[count], new decimal[count]);
    }

    /// <summary>Where it stands; null when there is no such station.</summary>
    public string? StationId => station?.Id;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        if (station is null || broker.Port is not { } port)
        {
            return;
        }

        if (await registration.Register(Identity, Operation, station.Id, EquipmentKind.Mqtt, charging.Length) is not { } secret)
        {
            return;
        }

        using var client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += received => Obey(client, received, cancellation);
        await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithClientId(Identity).WithCredentials(Identity, secret)
                .WithKeepAlivePeriod(Pause).WithWillTopic(Topic("state")).WithWillPayload("""{"state":"offline"}""").WithWillRetain().Build(),
            cancellation);
        await client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(Topic("commands"), MqttQualityOfServiceLevel.AtLeastOnce).Build(), cancellation);
        await Say(client, "state", """{"state":"online","vendor":"演示电柜","model":"Demo 4","firmware":"1.0"}""", cancellation);
        await TellAll(client, cancellation);
        while (client.IsConnected)
        {
            await Task.Delay(Pause, clock, cancellation);
            await Move(client, cancellation);
        }

        throw new IOException("The demo's cabinet has lost its connection.");
    }

    private static string Topic(string below) => $"redstation/v1/{Identity}/{below}";

    private static Task<MqttClientPublishResult> Say(IMqttClient client, string below, string payload, CancellationToken cancellation) =>
        client.PublishAsync(
            new MqttApplicationMessageBuilder().WithTopic(Topic(below)).WithPayload(payload).WithRetainFlag()
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
            cancellation);

    /// <summary>A rider comes or goes at one of its connectors; where one charges, the meter runs.</summary>
    private async Task Move(IMqttClient client, CancellationToken cancellation)
    {
        var chosen = random.Next(charging.Length);
        charging[chosen] = !charging[chosen];
        await Tell(client, chosen, cancellation);
        for (var at = 0; at < charging.Length; at++)
        {
            if (charging[at])
            {
                energyWh[at] += 2.5m;
                await Say(client, $"meter/{at + 1}", $$"""{"energyWh":{{energyWh[at]}},"powerW":450}""", cancellation);
            }
        }
    }

    private async Task TellAll(IMqttClient client, CancellationToken cancellation)
    {
        for (var at = 0; at < charging.Length; at++)
        {
            await Tell(client, at, cancellation);
        }
    }

    private Task<MqttClientPublishResult> Tell(IMqttClient client, int at, CancellationToken cancellation) => Say(
        client, $"ports/{at + 1}",
        $$"""{"status":"{{(charging[at] ? "charging" : "available")}}","at":"{{Domain.IsoTime.Write(clock.GetUtcNow())}}"}""", cancellation);

    /// <summary>Tells its ports when asked, lets plugs go, and knows nothing else.</summary>
    private async Task Obey(IMqttClient client, MqttApplicationMessageReceivedEventArgs received, CancellationToken cancellation)
    {
        using var command = System.Text.Json.JsonDocument.Parse(
            Encoding.UTF8.GetString(System.Buffers.BuffersExtensions.ToArray(received.ApplicationMessage.Payload)));
        var known = command.RootElement.GetProperty("command").GetString() is "trigger" or "unlock" or "reset";
        var id = command.RootElement.GetProperty("id").GetString();
        await Say(client, "answers", $$"""{"id":"{{id}}","outcome":"{{(known ? "accepted" : "unsupported")}}"}""", cancellation);
        if (known)
        {
            await TellAll(client, cancellation);
        }
    }
}
