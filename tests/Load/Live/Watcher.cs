using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Live;

/// <summary>One phone on the live map.</summary>
/// <param name="hub">The hub.</param>
/// <param name="form">The form it watches in.</param>
/// <param name="tiles">What it watches.</param>
/// <param name="map">What it holds.</param>
/// <param name="receiveBuffer">Bytes the system may hold for it while it does not read; null for the system's choice.</param>
public sealed class Watcher(Uri hub, LiveForm form, string[] tiles, WatchedMap map, int? receiveBuffer = null) : IHubListener, IAsyncDisposable
{
    private static readonly TimeSpan WholeLimit = TimeSpan.FromSeconds(30);

    private HubLine? line;
    private long bytesBefore;
    private TaskCompletionSource whole = new();

    /// <summary>What it holds.</summary>
    public WatchedMap Map => map;

    /// <summary>What it watches.</summary>
    public IReadOnlyList<string> Tiles => tiles;

    /// <summary>Its line, or null before the first.</summary>
    public HubLine? Line => line;

    /// <summary>Bytes that came over the wire, on all its lines.</summary>
    public long BytesReceived => bytesBefore + (line?.BytesReceived ?? 0);

    /// <summary>Whether the line broke without our doing.</summary>
    public bool WasDropped { get; private set; }

    /// <summary>Connects, and waits until it holds all its tiles whole.</summary>
    public async Task Connect()
    {
        map.Clear();
        bytesBefore = BytesReceived;
        map.Missed = Repeat;
        WasDropped = false;
        whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        line = await HubLine.Open(hub, null, form.Codec, this, receiveBuffer);
        if (form.IsCompact)
        {
            await line.Ask("WatchCompact", [tiles]);
        }
        else
        {
            map.Asked();
            await line.Ask("Watch", [tiles]);
        }

        try
        {
            await whole.Task.WaitAsync(WholeLimit);
        }
        catch (TimeoutException late)
        {
            throw new IOException("A watcher was not told the whole of its tiles.", late);
        }
    }

    /// <summary>Cuts the line as a network does.</summary>
    public async Task Cut()
    {
        if (line is { } cut)
        {
            line = null;
            bytesBefore += cut.BytesReceived;
            await cut.DisposeAsync();
            WasDropped = false;
        }
    }

    /// <inheritdoc/>
    public void Received(in HubMessage message)
    {
        map.Take(message);
        if (!whole.Task.IsCompleted && map.Holds(tiles.Length))
        {
            whole.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public void Closed()
    {
        WasDropped = true;
        whole.TrySetException(new IOException("A watcher's line was closed before it was told the whole of its tiles."));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Cut();

    private void Repeat(string[] missed)
    {
        if (line is { IsClosed: false } open)
        {
            _ = form.IsCompact ? open.Tell("RepeatCompact", [missed]) : open.Ask("Watch", [tiles]);
        }
    }
}
