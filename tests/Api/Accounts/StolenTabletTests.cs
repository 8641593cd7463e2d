using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

/// <summary>A station's tablet is stolen, and the station gets a new secret.</summary>
public sealed class StolenTabletTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    [Trait("Case", "P12")]
    public async Task NewSecret_EndsWhatTheOldOneOpened_AtOnce_HubsToo()
    {
        var admin = api.As("admin", "a-secrets");
        foreach (var id in (string[])["p12-1", "p12-2"])
        {
            var station = new { operationId = Caller.NewOperation, name = "被盗平板", position = DemoApiFixture.PlaceInXihu, ports = 2 };
            (await admin.Put($"/api/v1/stations/{id}", station)).Is(HttpStatusCode.OK);
        }

        var stolen = await SignIn("p12-1", await Secret(admin, "p12-1", "1"));
        var other = await SignIn("p12-2", await Secret(admin, "p12-2", "1"));
        (await Report(stolen, "p12-1")).Is(HttpStatusCode.OK);
        await using var hub = Hub(stolen);
        await using var otherHub = Hub(other);
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(TestContext.Current.CancellationToken);
        await otherHub.StartAsync(TestContext.Current.CancellationToken);

        // The same operation gives the same secret again, and ends nothing.
        await Secret(admin, "p12-1", "1");
        (await Report(stolen, "p12-1")).Is(HttpStatusCode.OK);

        var secret = await Secret(admin, "p12-1", "2");
        (await Report(stolen, "p12-1")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        await closed.Task.WaitAsync(Until.HangLimit, TestContext.Current.CancellationToken);
        Assert.Equal(HubConnectionState.Connected, otherHub.State);
        (await Report(other, "p12-2")).Is(HttpStatusCode.OK);
        (await Report(await SignIn("p12-1", secret), "p12-1")).Is(HttpStatusCode.OK);
    }

    private static HubConnection Hub(Caller device) => new HubConnectionBuilder()
        .WithUrl(new Uri(device.Client.BaseAddress!, "/hubs/station"), options =>
            options.AccessTokenProvider = () => Task.FromResult(device.Client.DefaultRequestHeaders.Authorization!.Parameter))
        .Build();

    private static Task<Reply> Report(Caller device, string station) =>
        device.Post($"/api/v1/stations/{station}/ports:report", new { operationId = Caller.NewOperation, ports = Array.Empty<int>() });

    private static async Task<string> Secret(Caller admin, string station, string operationId) =>
        (string)(await admin.Post($"/api/v1/stations/{station}/device-secret", new { operationId })).Is(HttpStatusCode.OK).Json["secret"]!;

    private async Task<Caller> SignIn(string stationId, string secret)
    {
        var reply = await api.Anonymous().Post("/api/v1/auth/token", new { grant = "device", stationId, secret });
        return api.With((string)reply.Is(HttpStatusCode.OK).Json["accessToken"]!);
    }
}
