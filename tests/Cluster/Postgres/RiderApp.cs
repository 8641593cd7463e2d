using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>A rider's phone on the hub of one api.</summary>
public sealed class RiderApp : IAsyncDisposable
{
    private readonly HubConnection connection;

    private RiderApp(Uri server, string token)
    {
        connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/hubs/rider"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .WithAutomaticReconnect([TimeSpan.Zero, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)])
            .Build();
        foreach (var message in (string[])["TaskOffered", "TaskChanged", "Recognised", "BalanceChanged"])
        {
            connection.On<JsonNode>(message, body => Heard.Enqueue((message, body)));
        }
    }

    /// <summary>What the server has sent.</summary>
    public ConcurrentQueue<(string Message, JsonNode Body)> Heard { get; } = new();

    /// <summary>Connects.</summary>
    public static async Task<RiderApp> Start(Server api, string subject)
    {
        var app = new RiderApp(api.Address, (await Person.SignIn(api.Client, subject)).Token);
        await app.connection.StartAsync();
        return app;
    }

    /// <summary>Calls the hub.</summary>
    public Task<JsonNode> Call(string method, params object[] arguments) => connection.InvokeCoreAsync<JsonNode>(method, arguments);

    /// <summary>Waits for a message.</summary>
    public async Task<JsonNode> Hear(string message, Func<JsonNode, bool> which)
    {
        await Until.True(
            () => Heard.Any(heard => heard.Message == message && which(heard.Body)), message);
        return Heard.First(heard => heard.Message == message && which(heard.Body)).Body;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
