using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>
/// The sessions that were ended while access tokens of theirs still run: such a token is not taken any more, and connections that were
/// opened with it are closed. What this process ends it knows at once, what others end within <see cref="AuthOptions.EndedWithin"/>.
/// </summary>
public sealed partial class EndedSessions(SessionStore store, IOptions<AuthOptions> options, TimeProvider clock, ILogger<EndedSessions> logger)
    : BackgroundService
{
    /// <summary>Processes' clocks differ, and a commit takes its time: that far back is looked again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, Action>> watches = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim oneLook = new(1);
    private DateTimeOffset? seenUntil;

    /// <summary>Whether a session was ended.</summary>
    public bool Contains(string session) => ended.ContainsKey(session);

    /// <summary>Looks now. For who has just ended one.</summary>
    public async Task Look()
    {
        await oneLook.WaitAsync();
        try
        {
            var oldest = clock.GetUtcNow() - options.Value.AccessLife - Overlap;
            var after = seenUntil is { } seen && seen > oldest ? seen : oldest;
            foreach (var session in await store.EndedAfter(after - Overlap))
            {
                End(session);
                seenUntil = session.At > seenUntil || seenUntil is null ? session.At : seenUntil;
            }

            foreach (var (session, at) in ended)
            {
                if (at < oldest - Overlap)
                {
                    ended.TryRemove(session, out _);
                }
            }
        }
        finally
        {
            oneLook.Release();
        }
    }

    /// <summary>Has a connection closed when its session is ended; at once when it was already.</summary>
    /// <param name="session">The session.</param>
    /// <param name="connection">The connection's id.</param>
    /// <param name="close">Closes it; may be called more than once.</param>
    public void Watch(string session, string connection, Action close)
    {
        lock (gate)
        {
            if (!watches.TryGetValue(session, out var connections))
            {
                watches.Add(session, connections = new Dictionary<string, Action>(StringComparer.Ordinal));
            }

            connections[connection] = close;
        }

        if (Contains(session))
        {
            close();
        }
    }

    /// <summary>A connection is gone.</summary>
    public void Unwatch(string session, string connection)
    {
        lock (gate)
        {
            if (watches.TryGetValue(session, out var connections) && connections.Remove(connection) && connections.Count == 0)
            {
                watches.Remove(session);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        oneLook.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look();
            }
            catch (StorageFaultException)
            {
                // The database is away, which others say. What is known to be over stays so.
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, whoever was signed out must be seen at the next look, and a server must not end over it.
                LogNotLooked(fault);
            }

            await Task.Delay(options.Value.EndedWithin / 2, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void End(EndedSession session)
    {
        if (!ended.TryAdd(session.Id, session.At))
        {
            return;
        }

        List<Action> open;
        lock (gate)
        {
            open = watches.TryGetValue(session.Id, out var connections) ? [.. connections.Values] : [];
        }

        LogEnded(session.Id, open.Count);
        open.ForEach(close => close());
    }

    [LoggerMessage(LogLevel.Information, "Session {Session} was ended; {Count} connections of it are closed here")]
    private partial void LogEnded(string session, int count);

    [LoggerMessage(LogLevel.Error, "Could not look for sessions that were ended; will again")]
    private partial void LogNotLooked(Exception fault);
}
