using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace RedStation.Tests.Cluster.Deploy;

/// <summary>A client of the live map that goes through the proxy as a browser does: it negotiates first, and keeps cookies.</summary>
public sealed class ProxiedLiveClient : IAsyncDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HubConnection connection;
    private readonly Uri address;

    private ProxiedLiveClient(Uri proxy, HttpTransportType transport)
    {
        address = new Uri(proxy, "/hubs/live");
        connection = new HubConnectionBuilder().WithUrl(address, transport, options => options.Cookies = cookies).Build();
    }

    /// <summary>The api that it is connected to.</summary>
    public string Api => cookies.GetCookies(address).Single(cookie => cookie.Name == "redstation_api").Value;

    /// <summary>Connects.</summary>
    public static async Task<ProxiedLiveClient> Start(Uri proxy, HttpTransportType transport)
    {
        var client = new ProxiedLiveClient(proxy, transport);
        await client.connection.StartAsync();
        return client;
    }

    /// <summary>Calls the hub: the stations of a tile.</summary>
    public async Task<JsonArray> Watch(string tile) => (await connection.InvokeAsync<JsonNode>("Watch", (object)(string[])[tile])).AsArray();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
