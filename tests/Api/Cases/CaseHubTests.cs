using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>A dispatcher's screen hears of cases.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CaseHubTests(DemoApiFixture api)
{
    [Fact]
    public async Task Cases_OfWatchedDistricts_AreTold_AndNoOthersCanBeWatched()
    {
        await using var hub = Hub(api.As("dispatcher", "case-watcher", DemoApiFixture.Xihu));
        var heard = new ConcurrentQueue<CaseNotice>();
        hub.On<CaseNotice>("CaseChanged", heard.Enqueue);
        await hub.StartAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<HubException>(() => Watch(hub, DemoApiFixture.Ningbo));
        Assert.Contains("district_forbidden", refused.Message, StringComparison.Ordinal);
        await Watch(hub, DemoApiFixture.Xihu);

        var reported = (await api.As("rider", "case-heard").Post("/api/v1/cases", new
        {
            operationId = Caller.NewOperation,
            @class = "c0101",
            position = DemoApiFixture.PlaceInXihu,
            note = "井盖缺失",
        })).Is(HttpStatusCode.Created).Json;

        var id = (string)reported["id"]!;
        await Until.True(() => heard.Any(notice => notice.Id == id), "the screen hears of the case");
        Assert.Contains(heard, notice => notice is { District: DemoApiFixture.Xihu, Unseen: true, Urgent: true } && notice.Id == id);
    }

    private static Task Watch(HubConnection hub, string adcode) =>
        hub.InvokeAsync("WatchCases", new[] { adcode }, TestContext.Current.CancellationToken);

    private static HubConnection Hub(Caller dispatcher) => new HubConnectionBuilder()
        .WithUrl(new Uri(dispatcher.Client.BaseAddress!, "/hubs/dispatch"), options =>
            options.AccessTokenProvider = () => Task.FromResult(dispatcher.Client.DefaultRequestHeaders.Authorization!.Parameter))
        .AddJsonProtocol(options => options.PayloadSerializerOptions = RedStation.Api.Http.Json.WireJson.Options)
        .Build();
}
