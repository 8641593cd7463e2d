using System.Net;
using System.Net.Sockets;
using MQTTnet.Exceptions;
using RedStation.Api.Devices.Mqtt;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>Strangers who hold connections to the broker without saying who they are have some of its places, for a moment.</summary>
public sealed class StrangersTests(MqttApiFixture api) : IClassFixture<MqttApiFixture>
{
    private const int PlacesOfANetwork = 200;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private int Port => api.Service<MqttBroker>().Port!.Value;

    [Fact]
    public async Task Connections_OfStrangers_AreSoManyOfANetwork_AndDevicesThatSignedInAreNotCounted()
    {
        var first = await Registered("places-1");
        var second = await Registered("places-2");
        var strangers = new List<TcpClient>();
        try
        {
            await Open(strangers, PlacesOfANetwork - 1);
            await using var one = new Cabinet("places-1", Port);
            Assert.True(await one.Connect(first));
            Assert.True(await Enters("places-2", second));

            await Until.True(
                async () =>
                {
                    // Those that are silent are shown out in time; so all of them anew for each look.
                    Close(strangers);
                    await Open(strangers, PlacesOfANetwork * 2);
                    return !await Enters("places-2", second);
                },
                "there is no place for one more");
            Close(strangers);
            await Until.True(() => Enters("places-2", second), "there is again");
            Assert.True(one.IsConnected);
        }
        finally
        {
            Close(strangers);
        }
    }

    [Fact]
    public async Task Connection_ThatDoesNotSayWhoItIs_IsEnded()
    {
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, Port, Stop);

        // After ten seconds; by itself the library waits a hundred.
        Assert.Equal(0, await stranger.GetStream().ReadAsync(new byte[1], Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(80), Stop));
    }

    private static void Close(List<TcpClient> connections)
    {
        connections.ForEach(connection => connection.Dispose());
        connections.Clear();
    }

    private async Task Open(List<TcpClient> connections, int number)
    {
        for (var opened = 0; opened < number; opened++)
        {
            var connection = new TcpClient();
            connections.Add(connection);
            await connection.ConnectAsync(IPAddress.Loopback, Port, Stop);
        }
    }

    private async Task<bool> Enters(string identity, string secret)
    {
        await using var cabinet = new Cabinet(identity, Port);
        try
        {
            return await cabinet.Connect(secret);
        }
        catch (Exception fault) when (fault is MqttCommunicationException or IOException or SocketException)
        {
            return false;
        }
    }

    private async Task<string> Registered(string identity)
    {
        (await api.As("admin", "root").Put($"/api/v1/stations/{identity}", new
        {
            operationId = Caller.NewOperation,
            name = "驿站",
            position = DemoApiFixture.PlaceInXihu,
            ports = 1,
        })).Is(HttpStatusCode.OK);
        return await PlayedCharger.Register(api.As("operator", "op-1", DemoApiFixture.Xihu), identity, "mqtt", 1);
    }
}
