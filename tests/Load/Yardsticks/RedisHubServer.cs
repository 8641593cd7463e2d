using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedStation.Tests.Load.Running;
using StackExchange.Redis;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>The bare hub over Redis as a process. Run as <c>Load redis-server</c> by the dispatch scenario.</summary>
public static class RedisHubServer
{
    /// <summary>Serves until killed.</summary>
    public static async Task Serve(Arguments arguments)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync("127.0.0.1:" + arguments.Text("redis-port"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(connection.GetDatabase());
        var app = builder.Build();
        app.Urls.Add(arguments.Text("listen")!);
        app.MapGet("/", () => "redis");
        app.MapHub<RedisHub>("/hubs/rider");
        await app.RunAsync();
    }
}
