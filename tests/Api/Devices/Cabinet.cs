using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace RedStation.Tests.Api.Devices;

/// <summary>A cabinet that speaks MQTT, with somebody else's client.</summary>
internal sealed class Cabinet(string identity, int port) : IAsyncDisposable
{
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();

    /// <summary>The commands that came, oldest first; not that it is to tell its ports.</summary>
    public ConcurrentQueue<JsonNode> Commands { get; } = new();

    /// <summary>How often it was asked to tell its ports.</summary>
    public int Asked { get; private set; }

    /// <summary>Whether it is connected.</summary>
    public bool IsConnected => client.IsConnected;

    /// <summary>What it answers to commands; null for nothing.</summary>
    public Func<JsonNode, string?> Answers { get; set; } = _ => "accepted";

    /// <summary>Connects; says whether it was let in.</summary>
    public async Task<bool> Connect(
        string secret, string? clientId = null, int keepAlive = 30, MqttProtocolVersion version = MqttProtocolVersion.V311)
    {
        client.ApplicationMessageReceivedAsync += Obey;
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", port).WithProtocolVersion(version).WithClientId(clientId ?? identity).WithCredentials(identity, secret)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(keepAlive)).WithTimeout(Until.HangLimit)
            .WithWillTopic(Topic("state")).WithWillPayload("""{"state":"offline"}""").WithWillRetain().Build();
        return (await client.ConnectAsync(options, TestContext.Current.CancellationToken)).ResultCode == MqttClientConnectResultCode.Success;
    }

    /// <summary>Subscribes; says whether it may.</summary>
    public async Task<bool> Subscribe(string filter)
    {
        var result = await client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce).Build(),
            TestContext.Current.CancellationToken);
        return result.Items.Single().ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2;
    }

    /// <summary>Says something with QoS 1, and waits until it is acknowledged.</summary>
    public Task Say(string below, string payload) => Publish(Topic(below), payload);

    /// <summary>Says something at any topic.</summary>
    public Task Publish(string topic, string payload) => client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag()
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
        TestContext.Current.CancellationToken);

    /// <summary>A topic of its own.</summary>
    public string Topic(string below) => $"redstation/v1/{identity}/{below}";

    /// <summary>Disconnects.</summary>
    public async ValueTask DisposeAsync()
    {
        await client.TryDisconnectAsync();
        client.Dispose();
    }

    private async Task Obey(MqttApplicationMessageReceivedEventArgs received)
    {
        var command = JsonNode.Parse(Encoding.UTF8.GetString(System.Buffers.BuffersExtensions.ToArray(received.ApplicationMessage.Payload)))!;
        if ((string?)command["command"] == "trigger")
        {
            Asked += (string?)command["parameters"]!["message"] == "ports" ? 1 : 0;
            return;
        }

        Commands.Enqueue(command);
        if (Answers(command) is { } outcome)
        {
            await Say("answers", $$"""{"id":"{{(string)command["id"]!}}","outcome":"{{outcome}}","detail":"好"}""");
        }
    }
}
