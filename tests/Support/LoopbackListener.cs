using System.Net;

namespace RedStation.Tests.Support;

/// <summary>A web server on this machine that others post to: each request is taken by itself, until it is closed.</summary>
public sealed class LoopbackListener : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<HttpListenerContext, Task> take;
    private readonly Task listening;

    /// <summary>Listens at a free port.</summary>
    /// <param name="take">Takes a request and answers it.</param>
    public LoopbackListener(Func<HttpListenerContext, Task> take)
    {
        this.take = take;
        Url = $"http://127.0.0.1:{FreePorts.Choose()}/";
        listener.Prefixes.Add(Url);
        listener.Start();
        listening = Task.Run(Listen);
    }

    /// <summary>Where it listens.</summary>
    public string Url { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        listener.Abort();
        await listening;
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => take(context));
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // It is closed.
        }
    }
}
