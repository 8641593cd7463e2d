using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Json;
using RedStation.Api.Players;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>A played dispatcher's screen: the tasks of a city, live, through the hub that every dispatcher uses.</summary>
internal sealed class DispatcherDesk : IAsyncDisposable
{
    private readonly HubConnection hub;
    private readonly ConcurrentDictionary<string, TaskView> tasks = new(StringComparer.Ordinal);

    /// <summary>Sets the screen up; <see cref="Open"/> connects it.</summary>
    public DispatcherDesk(Uri address, AccountIdentity dispatcher, PlayerTokens tokens)
    {
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/hubs/dispatch"), options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(tokens.For(dispatcher));
                options.SkipNegotiation = true;
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WireJson.Options)
            .Build();
        hub.On<TaskView>("TaskChanged", Take);
        hub.On<TaskView>("Overdue", Take);
    }

    /// <summary>Whether it is live.</summary>
    public bool IsConnected => hub.State == HubConnectionState.Connected;

    /// <summary>The tasks it knows, as they were last heard of.</summary>
    public IEnumerable<TaskView> Tasks => tasks.Values;

    /// <summary>Connects and watches a city.</summary>
    public async Task Open(string adcode, CancellationToken cancellation)
    {
        await hub.StartAsync(cancellation);
        foreach (var task in await hub.InvokeAsync<TaskView[]>("WatchDistricts", new[] { adcode }, cancellation))
        {
            Take(task);
        }
    }

    /// <summary>Takes a task off the screen.</summary>
    public void Forget(string taskId) => tasks.TryRemove(taskId, out _);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private void Take(TaskView task) => tasks.AddOrUpdate(task.Id, task, (_, held) => held.Revision > task.Revision ? held : task);
}
