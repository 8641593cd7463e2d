using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>What one api knows of a session, the other knows too.</summary>
[Collection(SharedClusterCollection.Name)]
public sealed class SignInTests(PostgresClusterFixture cluster)
{

    [Fact]
    [Trait("Case", "P7")]
    public async Task RefreshToken_ShownAtBothApisAtOnce_GivesOneNext_AndIsTheftAfterThat()
    {
        var first = (string)(await Token(0, new { grant = "demo", subject = "demo-rider-01" })).Body!["refreshToken"]!;
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => Token(number % 2, new { grant = "refresh", refreshToken = first })));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var next = Assert.Single(answers.Select(answer => (string)answer.Body!["refreshToken"]!).Distinct());

        var youngest = await Token(1, new { grant = "refresh", refreshToken = next });
        Assert.Equal(HttpStatusCode.OK, youngest.Status);
        Assert.Equal("refresh_reused", (string?)(await Token(0, new { grant = "refresh", refreshToken = first })).Body!["code"]);
        var rider = new Person(cluster.Apis[1].Client, (string)youngest.Body!["accessToken"]!);
        await Until.True(
            async () => (await rider.Get("/api/v1/riders/me")).Status == HttpStatusCode.Unauthorized,
            "the end of a stolen session at the other api");
    }

    [Fact]
    [Trait("Case", "P12")]
    public async Task NewSecret_GivenAtOneApi_EndsTheOldOnesTokenAndHub_AtTheOther()
    {
        var admin = await Person.SignIn(cluster.Apis[0].Client, "demo-admin");
        var secret = (string)(await admin.Post("/api/v1/stations/hz-002/device-secret", new { operationId = "p12-1" })).Body!["secret"]!;
        var stolen = (string)(await Token(1, new { grant = "device", stationId = "hz-002", secret })).Body!["accessToken"]!;
        var tablet = new Person(cluster.Apis[1].Client, stolen);
        var report = new { operationId = Guid.NewGuid().ToString(), ports = Array.Empty<int>() };
        Assert.Equal(HttpStatusCode.OK, (await tablet.Post("/api/v1/stations/hz-002/ports:report", report)).Status);
        await using var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(cluster.Apis[1].Client.BaseAddress!, "/hubs/station"),
                options => options.AccessTokenProvider = () => Task.FromResult<string?>(stolen))
            .Build();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(TestContext.Current.CancellationToken);

        await admin.Post("/api/v1/stations/hz-002/device-secret", new { operationId = "p12-2" });

        await closed.Task.WaitAsync(Until.HangLimit, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, (await tablet.Post("/api/v1/stations/hz-002/ports:report", report)).Status);
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> Token(int api, object grant)
    {
        using var answer = await cluster.Apis[api].Client.PostAsJsonAsync("/api/v1/auth/token", grant, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
