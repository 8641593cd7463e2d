using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using RedStation.Api.Http.Identity;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Riders;

/// <summary>A rider's phone on the rider hub: the names of the messages it was sent, oldest first.</summary>
internal sealed class RiderHubClient : IAsyncDisposable
{
    private RiderHubClient(HubConnection hub)
    {
        Hub = hub;
        foreach (var message in new[] { "Me", "TaskOffered", "OfferWithdrawn", "TaskChanged", "BalanceChanged" })
        {
            hub.On<object>(message, _ => Heard.Enqueue(message));
        }
    }

    public HubConnection Hub { get; }

    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>A phone of a rider who is made known if need be; not yet connected.</summary>
    public static async Task<RiderHubClient> Of(ApiFixture api, string riderId)
    {
        var caller = api.As(Roles.Rider, riderId);
        (await caller.Get("/api/v1/riders/me")).Is(System.Net.HttpStatusCode.OK);
        return OfNobody(caller);
    }

    /// <summary>A phone of whoever that is.</summary>
    public static RiderHubClient OfNobody(Caller caller) => new(new HubConnectionBuilder()
        .WithUrl(new Uri(caller.Client.BaseAddress!, "/hubs/rider"), options =>
            options.AccessTokenProvider = () => Task.FromResult(caller.Client.DefaultRequestHeaders.Authorization!.Parameter))
        .Build());

    /// <summary>Connects.</summary>
    public Task Start() => Hub.StartAsync(TestContext.Current.CancellationToken);

    /// <summary>Disconnects.</summary>
    public Task Stop() => Hub.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Calls a method of the hub with one argument, or none.</summary>
    public Task Call(string method, params object?[]? arguments) =>
        Hub.InvokeCoreAsync(method, arguments ?? [null], TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
