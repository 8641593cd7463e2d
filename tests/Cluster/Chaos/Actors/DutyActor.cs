using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>A rider's line to the hub: on duty somewhere, on whichever api is there.</summary>
public sealed class DutyActor(Caller caller, IReadOnlyList<Uri> apis)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(1);

    /// <summary>Stays on duty until told to stop, then goes off duty.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await IgnoreTransientFaults(() => Stand(connection => StayOnDuty(connection, stop)));
        }
    }

    /// <summary>Goes off duty. False when nobody said that it was so.</summary>
    public Task<bool> Leave() => IgnoreTransientFaults(() => Stand(connection => connection.InvokeAsync("GoOffDuty")));

    private async Task StayOnDuty(HubConnection connection, CancellationToken stop)
    {
        var (lat, lon) = Place.Near(caller.Random);
        await connection.InvokeAsync("GoOnDuty", new { lat, lon }, CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            await connection.InvokeAsync(
                "ReportPosition", new { lat, lon, accuracyM = 8, at = (DateTimeOffset?)null }, CancellationToken.None);
            await Task.Delay(ReportEvery, CancellationToken.None);
        }
    }

    private async Task Stand(Func<HubConnection, Task> act)
    {
        var api = apis[caller.Random.Next(apis.Count)];
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(api, "/hubs/rider"), options =>
        {
            options.AccessTokenProvider = caller.Token;
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        // A paused api says nothing; there is another.
        (connection.ServerTimeout, connection.KeepAliveInterval) = (TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(2));
        connection.HandshakeTimeout = TimeSpan.FromSeconds(5);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        await connection.StartAsync(limit.Token);
        await act(connection);
    }

    private static async Task<bool> IgnoreTransientFaults(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or InvalidOperationException
            or TimeoutException or HubException or System.Net.WebSockets.WebSocketException)
        {
            await Task.Delay(200);
            return false;
        }
    }
}
