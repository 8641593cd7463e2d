using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RedStation.Api.Devices;
using RedStation.Api.Devices.Mqtt;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>What is tried from a network keeps no device of it out that shows its own secret.</summary>
public sealed class WaitingNetworkTests(MqttApiFixture api) : IClassFixture<MqttApiFixture>
{
    [Fact]
    public async Task Network_ThatHasTriedTooMuch_Waits_ButNotItsDevicesThatShowTheirSecret()
    {
        var key = await Registered("waits-ocpp", "ocpp16");
        var secret = await Registered("waits-mqtt", "mqtt");
        // Known to this process from before. The key is right where nothing is missing but the web socket.
        Assert.Equal(HttpStatusCode.UpgradeRequired, await Charger("waits-ocpp", key));
        Assert.True(await Enters(secret));
        var wrongKeys = api.Service<WrongKeys>();
        await Until.True(
            async () =>
            {
                for (var guess = 0; guess < WrongKeys.MostOfANetwork; guess++)
                {
                    wrongKeys.Note(null, IPAddress.Loopback);
                }

                // In one window of the count: a slow machine may see it end in between.
                return (await Charger("nobody", key), await Charger("waits-ocpp", new string('0', 40)))
                    == (HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests);
            },
            "strangers wait");

        Assert.Equal(HttpStatusCode.UpgradeRequired, await Charger("waits-ocpp", key));
        Assert.True(await Enters(secret));
    }

    private async Task<bool> Enters(string secret)
    {
        await using var cabinet = new Cabinet("waits-mqtt", api.Service<MqttBroker>().Port!.Value);
        return await cabinet.Connect(secret);
    }

    private async Task<HttpStatusCode> Charger(string identity, string key)
    {
        byte[] basic = [.. Encoding.ASCII.GetBytes(identity + ":"), .. Convert.FromHexString(key)];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ocpp/" + identity);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(basic));
        return (await api.Anonymous().Send(request)).Status;
    }

    private async Task<string> Registered(string identity, string kind)
    {
        (await api.As("admin", "root").Put($"/api/v1/stations/{identity}", new
        {
            operationId = Caller.NewOperation,
            name = "驿站",
            position = DemoApiFixture.PlaceInXihu,
            ports = 1,
        })).Is(HttpStatusCode.OK);
        return await PlayedCharger.Register(api.As("operator", "op-1", DemoApiFixture.Xihu), identity, kind, 1);
    }
}
