using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using RedStation.Contracts;

namespace RedStation.Api.Live;

/// <summary>
/// A phone on the live map, with a bounded outbox. A phone that reads too slowly loses what waits for it and gets the state
/// of its tiles anew: late, never wrong. Only a phone whose last write is still under way has anything waiting: whoever keeps up is
/// written to at once, and a slow one delays nobody else.
/// </summary>
/// <remarks>
/// A message is put out within the lock that also tells what is on its way, so that an answer given later also leaves later: SignalR writes in
/// the order of the calls. Locks are taken in one order, tile before connection.
/// </remarks>
public sealed class LiveConnection(HubConnectionContext context, LiveMetrics metrics)
{
    /// <summary>Messages that may wait.</summary>
    private const int Capacity = 64;

    private readonly Lock gate = new();
    private readonly LinkedList<OutboxMessage> outbox = [];
    private readonly HashSet<WatchedTile> stale = [];
    private bool writing;

    /// <summary>Tiles that this connection watches.</summary>
    public ConcurrentDictionary<TileId, WatchedTile> Tiles { get; } = new();

    /// <summary>How this connection is told; set by the gateway while nothing is watched.</summary>
    public LiveForm Form { get; set; }

    /// <summary>Whether the phone is gone.</summary>
    public bool IsGone => context.ConnectionAborted.IsCancellationRequested;

    /// <summary>Puts a message out; on overflow empties the outbox and marks every tile in it for a reset. Called within the tile's lock.</summary>
    public void Enqueue(OutboxMessage message)
    {
        lock (gate)
        {
            if (!writing)
            {
                Begin(message);
                return;
            }

            if (stale.Contains(message.Tile))
            {
                return;
            }

            outbox.AddLast(message);
            if (outbox.Count > Capacity)
            {
                stale.UnionWith(outbox.Select(waiting => waiting.Tile));
                outbox.Clear();
                metrics.OutboxReset();
            }
        }
    }

    /// <summary>
    /// Puts the whole state of a tile out, in place of whatever waits for it. If something is still on its way, the state of that later
    /// moment goes out. Called within the tile's lock.
    /// </summary>
    public void Renew(WatchedTile tile, SerializedHubMessage state)
    {
        lock (gate)
        {
            Drop(tile);
            if (writing)
            {
                stale.Add(tile);
            }
            else
            {
                Begin(new OutboxMessage(tile, state, null));
            }
        }
    }

    /// <summary>Drops what waits for a tile, because the whole of it is about to be told or is no longer wanted.</summary>
    public void Forget(WatchedTile tile)
    {
        lock (gate)
        {
            Drop(tile);
        }
    }

    /// <summary>Writes the state of a tile that is marked for it. Called within the tile's lock; null when it is no longer wanted.</summary>
    public Task? WriteMarked(WatchedTile tile, Func<SerializedHubMessage> state)
    {
        lock (gate)
        {
            if (!stale.Contains(tile))
            {
                return null;
            }

            Drop(tile);
            return Write(new OutboxMessage(tile, state(), null));
        }
    }

    private void Drop(WatchedTile tile)
    {
        stale.Remove(tile);
        for (var node = outbox.First; node is not null;)
        {
            var next = node.Next;
            if (ReferenceEquals(node.Value.Tile, tile))
            {
                outbox.Remove(node);
            }

            node = next;
        }
    }

    private void Begin(OutboxMessage message)
    {
        var write = Write(message);
        if (!write.IsCompletedSuccessfully)
        {
            writing = true;
            _ = Pump(write);
        }
    }

    private Task Write(OutboxMessage message)
    {
        var write = context.WriteAsync(message.Message, context.ConnectionAborted);
        if (!write.IsCompletedSuccessfully)
        {
            return Finish(write, message);
        }

        metrics.Pushed(message.AcceptedAt);
        return Task.CompletedTask;
    }

    private async Task Finish(ValueTask write, OutboxMessage message)
    {
        await write;
        metrics.Pushed(message.AcceptedAt);
    }

    /// <summary>Waits for a write and goes on until nothing waits.</summary>
    private async Task Pump(Task write)
    {
        try
        {
            for (var next = write; next is not null; next = Next())
            {
                await next;
            }
        }
        catch (OperationCanceledException)
        {
            // The phone is gone; what waits for it goes with it.
        }
    }

    private Task? Next()
    {
        while (true)
        {
            WatchedTile? behind;
            lock (gate)
            {
                behind = stale.FirstOrDefault();
                if (behind is null)
                {
                    if (outbox.First is not { } first)
                    {
                        writing = false;
                        return null;
                    }

                    outbox.RemoveFirst();
                    return Write(first.Value);
                }
            }

            if (behind.WriteTo(this) is { } write)
            {
                return write;
            }
        }
    }
}
