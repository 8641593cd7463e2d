using System.Net.WebSockets;

namespace RedStation.Tests.Api.Hosting;

[Collection(DemoApiCollection.Name)]
public sealed class ArrivalsTests(DemoApiFixture api)
{
    /// <summary>Many more than go through the door at once.</summary>
    private static readonly int Many = 20 * Environment.ProcessorCount;

    [Fact]
    public async Task Phones_ThatStayOrAreRefused_LeaveTheDoorFree()
    {
        var staying = new List<ClientWebSocket>();
        for (var number = 0; number < Many; number++)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => Connect("/hubs/rider"));
            staying.Add(await Connect("/hubs/live"));
        }

        Assert.All(staying, line => Assert.Equal(WebSocketState.Open, line.State));
        staying.ForEach(line => line.Dispose());
    }

    [Fact]
    public async Task Phones_ThatComeAllAtOnce_AllGetIn()
    {
        var lines = await Task.WhenAll(Enumerable.Range(0, 5 * Many).Select(_ => Connect("/hubs/live")));

        Assert.All(lines, line => Assert.Equal(WebSocketState.Open, line.State));
        Array.ForEach(lines, line => line.Dispose());
    }

    private async Task<ClientWebSocket> Connect(string path)
    {
        var address = new UriBuilder(new Uri(api.Anonymous().Client.BaseAddress!, path)) { Scheme = "ws" };
        var line = new ClientWebSocket();
        using var late = new CancellationTokenSource(Until.HangLimit);
        await line.ConnectAsync(address.Uri, late.Token);
        return line;
    }
}
