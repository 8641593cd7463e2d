using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using RedStation.Contracts;

namespace RedStation.Api.Live;

/// <summary>
/// A phone on the live map, with a bounded outbox. A phone that reads too slowly loses what waits for it and gets the state
/// of its tiles anew: late, never wrong. One write is in flight, so a slow phone delays nobody else.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing; and a writer may outlive the connection.
public sealed class LiveConnection(HubConnectionContext context, LiveMetrics metrics)
#pragma warning restore CA1001
{
    /// <summary>Messages that may wait.</summary>
    private const int Capacity = 64;

    private readonly Lock gate = new();
    private readonly LinkedList<OutboxMessage> outbox = [];
    private readonly HashSet<WatchedTile> stale = [];
    private readonly SemaphoreSlim turn = new(1);
    private bool writing;

    /// <summary>Tiles that this connection watches.</summary>
    public ConcurrentDictionary<TileId, WatchedTile> Tiles { get; } = new();

    /// <summary>Whether the phone is gone.</summary>
    public bool IsGone => context.ConnectionAborted.IsCancellationRequested;

    /// <summary>
    /// Takes the state of a tile between two messages. A message that is already on its way goes out first: it tells of an older state and must
    /// not come after the answer that holds this one.
    /// </summary>
    public async Task<TileState> Join(WatchedTile tile)
    {
        await turn.WaitAsync();
        try
        {
            var state = tile.Join(this);
            Tiles[tile.Id] = tile;
            return state;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Puts a message out; on overflow empties the outbox and marks every tile for a reset.</summary>
    public void Enqueue(OutboxMessage message)
    {
        lock (gate)
        {
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

            if (writing)
            {
                return;
            }

            writing = true;
        }

        _ = Pump();
    }

    /// <summary>Drops what waits for a tile, because the whole of it is about to be told or is no longer wanted.</summary>
    public void Forget(WatchedTile tile)
    {
        lock (gate)
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
    }

    private async Task Pump()
    {
        // Off the caller's stack: it holds a tile's lock.
        await Task.Yield();
        while (await WriteNext())
        {
        }
    }

    private async Task<bool> WriteNext()
    {
        await turn.WaitAsync();
        try
        {
            if (Next() is not { } message)
            {
                return false;
            }

            await context.WriteAsync(message.Message, context.ConnectionAborted);
            if (message.AcceptedAt is { } acceptedAt)
            {
                metrics.Pushed(acceptedAt);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            // The phone is gone; what waits for it goes with it.
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    private OutboxMessage? Next()
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
                return first.Value;
            }
        }

        // Locks are taken in one order, tile before connection.
        return new OutboxMessage(behind, behind.ResetFor(this), null);
    }
}
