using Microsoft.AspNetCore.SignalR;

namespace RedStation.Api.Realtime;

/// <summary>A hub that answers whether the line to it still lives.</summary>
/// <typeparam name="TClient">What it sends.</typeparam>
public abstract class AnsweringHub<TClient> : Hub<TClient>
    where TClient : class
{
    /// <summary>
    /// Does nothing, and answers. A phone that wakes asks at once instead of waiting half a minute for pings to stay away; with the answer it also
    /// has all that was sent before.
    /// </summary>
    public Task Ping() => Task.CompletedTask;
}
