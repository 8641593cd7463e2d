using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;
using RedStation.Api.Accounts;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Mqtt;
using RedStation.Silo.Settings;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>
/// The broker inside the api. A device's user name and client id are its identity; it publishes and subscribes below its own topics only, and hears
/// nobody but us. It is not shared between processes: a device's connection is found by its grain wherever it is.
/// </summary>
internal sealed partial class MqttBroker(
    IOptions<MqttOptions> options, RegisteredDevices devices, WrongKeys wrongKeys, EquipmentLinks links, MqttInbox inbox,
    ILogger<MqttBroker> logger)
    : IHostedService, IDisposable
{
    /// <summary>The name that our own messages bear in the broker: none that a device can have.</summary>
    private const string OurName = "/";

    private const int LongestKeepAlive = 60;

    /// <summary>How long a connection may be there without a word of who it is.</summary>
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, MqttLink> connected = new(StringComparer.Ordinal);
    private MqttServer? server;
    private MqttListener? listener;
    private X509Certificate2? certificate;

    /// <summary>The port it listens at; null when there is no broker.</summary>
    public int? Port => listener?.Port;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Port is null)
        {
            return;
        }

        certificate = MqttCertificate.Read(options.Value);
        listener = new MqttListener(options.Value, certificate, logger);
        var settings = new MqttServerOptionsBuilder().WithoutDefaultEndpoint().WithPersistentSessions(false).WithMaxPendingMessagesPerClient(100)
            .WithDefaultCommunicationTimeout(ConnectWithin);
        server = new MqttServerFactory().CreateMqttServer(settings.Build(), [listener]);
        server.ValidatingConnectionAsync += Admit;
        server.ClientConnectedAsync += Begin;
        server.ClientDisconnectedAsync += End;
        server.InterceptingPublishAsync += Publish;
        server.InterceptingSubscriptionAsync += Subscribe;
        server.InterceptingInboundPacketAsync += Packet;
        await server.StartAsync();
        LogListens(options.Value.Address, listener.Port, certificate is not null);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is not null)
        {
            await server.StopAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        server?.Dispose();
        listener?.Dispose();
        certificate?.Dispose();
    }

    /// <summary>Who connects must be a device that is registered for MQTT, and show its secret.</summary>
    private async Task Admit(ValidatingConnectionEventArgs asked)
    {
        var identity = asked.UserName ?? "";
        var secret = Encoding.UTF8.GetString(asked.RawPassword ?? []);
        asked.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
        try
        {
            if (!await IsDevice(identity, secret, asked))
            {
                return;
            }

            // Another client id could be another device's, whose connection the broker would end.
            asked.ReasonCode = asked.ClientId != identity || asked.KeepAlivePeriod is null or 0 or > LongestKeepAlive
                ? MqttConnectReasonCode.ClientIdentifierNotValid
                : MqttConnectReasonCode.Success;
            if (asked.ReasonCode == MqttConnectReasonCode.Success)
            {
                listener!.SignedIn(asked.RemoteEndPoint);
            }
            else
            {
                await inbox.Refuse(
                    identity, "connect", $"client id: the identity; keep-alive: 1 to {LongestKeepAlive} s, is {asked.KeepAlivePeriod} s",
                    EquipmentFault.InvalidField);
            }
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            asked.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
        }
    }

    private async Task<bool> IsDevice(string identity, string secret, ValidatingConnectionEventArgs asked)
    {
        var address = (asked.RemoteEndPoint as IPEndPoint)?.Address;
        // Who shows their secret does not wait for what others of their network try; nobody else has the database asked meanwhile.
        if (wrongKeys.Wait(address) is not null && !devices.Remembers(identity, secret))
        {
            asked.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
            return false;
        }

        if (await devices.Find(identity) is not { } device)
        {
            wrongKeys.Note(null, address);
            return false;
        }

        if (RegisteredDevices.IsSecret(device, secret) && device.Equipment.Kind == EquipmentKind.Mqtt)
        {
            return true;
        }

        if (wrongKeys.Wait(identity, address) is not null)
        {
            asked.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
            return false;
        }

        wrongKeys.Note(identity, address);
        return await devices.Opens(device, EquipmentKind.Mqtt, secret);
    }

    private async Task Begin(ClientConnectedEventArgs client)
    {
        var protocol = client.ProtocolVersion == MqttProtocolVersion.V500 ? "mqtt5" : "mqtt3.1.1";
        MqttLink? link = null;
        link = new MqttLink(client.ClientId, protocol, client.RemoteEndPoint?.ToString() ?? "", Send, reason => _ = Disconnect(link!, reason));
        connected[client.ClientId] = link;
        try
        {
            if ((await links.Open(link)).Refusal is not null)
            {
                link.Close(EquipmentLinkEnd.Retired);
            }
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogNotOpened(fault, client.ClientId);
            link.Close(EquipmentLinkEnd.Replaced);
        }
    }

    private async Task End(ClientDisconnectedEventArgs client)
    {
        // Of a device that has connected anew the end of the old connection may come after the beginning of the new one.
        if (connected.TryGetValue(client.ClientId, out var link) && link.Place == client.RemoteEndPoint?.ToString()
            && connected.TryRemove(new KeyValuePair<string, MqttLink>(client.ClientId, link)))
        {
            await links.Closed(link);
        }
    }

    private async Task Publish(InterceptingPublishEventArgs message)
    {
        if (message.ClientId == OurName)
        {
            return;
        }

        // Nobody but us hears what a device says; and the broker keeps nothing of it.
        message.ProcessPublish = false;
        if (!connected.TryGetValue(message.ClientId, out var link))
        {
            return;
        }

        try
        {
            await inbox.Take(link, message.ApplicationMessage.Topic, message.ApplicationMessage.Payload);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            // Not acknowledged: the device connects again and says it again.
            LogNotTaken(fault, message.ClientId);
            message.CloseConnection = true;
        }
    }

    private async Task Subscribe(InterceptingSubscriptionEventArgs wish)
    {
        if (!MqttTopic.MaySubscribe(wish.ClientId, wish.TopicFilter.Topic))
        {
            wish.ProcessSubscription = false;
            wish.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
            if (connected.TryGetValue(wish.ClientId, out var stranger))
            {
                await inbox.Refuse(stranger.Identity, "subscribe", wish.TopicFilter.Topic, EquipmentFault.TopicNotAllowed);
            }
        }
        else if (connected.TryGetValue(wish.ClientId, out var link)
            && MqttTopicFilterComparer.Compare(MqttTopic.CommandsOf(wish.ClientId), wish.TopicFilter.Topic) == MqttTopicFilterCompareResult.IsMatch)
        {
            link.Listens = true;
        }
    }

    private async Task Packet(InterceptingPacketEventArgs packet)
    {
        if (packet.Packet is MqttPingReqPacket && connected.TryGetValue(packet.ClientId, out var link))
        {
            try
            {
                await inbox.Alive(link);
            }
            catch (Exception fault) when (TransientFault.Is(fault))
            {
                // With the next one again.
                LogNotTaken(fault, packet.ClientId);
            }
        }
    }

    private Task Send(EquipmentOrder order) => server!.InjectApplicationMessage(
        new InjectedMqttApplicationMessage(new MqttApplicationMessage
        {
            Topic = MqttTopic.CommandsOf(order.Identity),
            PayloadSegment = MqttMessages.Write(order),
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        })
        {
            SenderClientId = OurName,
        });

    private async Task Disconnect(MqttLink link, EquipmentLinkEnd reason)
    {
        if (!connected.TryGetValue(link.Identity, out var current) || !ReferenceEquals(current, link))
        {
            // The broker knows connections by name only, and the name is a later connection's by now.
            return;
        }

        try
        {
            await server!.DisconnectClientAsync(link.Identity, new MqttServerClientDisconnectOptions
            {
                ReasonCode = reason == EquipmentLinkEnd.Replaced
                    ? MqttDisconnectReasonCode.SessionTakenOver : MqttDisconnectReasonCode.AdministrativeAction,
            });
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }
    }

    [LoggerMessage(LogLevel.Information, "The MQTT broker listens at {Address}:{Port}, TLS: {Secured}")]
    private partial void LogListens(string address, int port, bool secured);

    [LoggerMessage(LogLevel.Warning, "The connection of device {Identity} could not be told to its grain; the device is to connect again")]
    private partial void LogNotOpened(Exception fault, string identity);

    [LoggerMessage(LogLevel.Warning, "A message of device {Identity} could not be taken; the device is to send it again")]
    private partial void LogNotTaken(Exception fault, string identity);
}
