using System.Globalization;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using StackExchange.Redis;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>A Redis server of our own: loopback, a free port, nothing kept.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly ChildProcess child;

    private RedisServer(ChildProcess child, int port) => (this.child, Port) = (child, port);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Its process.</summary>
    public System.Diagnostics.Process Process => child.Process;

    /// <summary>Starts it, on the servers' core. Null where Redis is not installed.</summary>
    public static async Task<RedisServer?> Start(Run run)
    {
        var port = FreePorts.Choose();
        try
        {
            var child = ChildProcess.Start(
                "redis-server", run.Folder.Under("redis"), null, "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
                "--save", "", "--appendonly", "no");
            await child.Until(() => Answers(port), TimeSpan.FromSeconds(20), "redis-server");
            return new RedisServer(child, port);
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            run.Report.Note("The yardstick redis was not measured: redis-server could not be started (apt-get install redis-server).");
            return null;
        }
    }

    /// <summary>How many riders it knows.</summary>
    public async Task<long> Riders()
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{Port}");
        return await connection.GetDatabase().SortedSetLengthAsync("riders");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => child.DisposeAsync();

    private static async Task<bool> Answers(int port)
    {
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},connectTimeout=500");
            return true;
        }
        catch (RedisConnectionException)
        {
            return false;
        }
    }
}
