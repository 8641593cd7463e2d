using System.Diagnostics;
using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Running;
using StackExchange.Redis;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>Feeds positions into Redis and prints what they cost. Run as <c>Load redis-feed</c> by the dispatch scenario.</summary>
public static class RedisFeed
{
    /// <summary>Runs.</summary>
    public static async Task Run(Arguments arguments)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync("127.0.0.1:" + arguments.Text("redis-port"));
        using var server = Process.GetProcessById(arguments.Whole("redis-pid", 0, 1, int.MaxValue));
        ChildResult.Print(await new PositionFeed(new FeedPlan(arguments), new RedisSink(connection.GetDatabase(), server)).Run());
    }
}
