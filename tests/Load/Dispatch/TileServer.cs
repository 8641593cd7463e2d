using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedStation.Silo.Hosting;
using RedStation.Storage.Migrations;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>The product's silo in a process without api and hubs: what tiles and riders cost by themselves.</summary>
public static class TileServer
{
    /// <summary>Feeds positions and prints what they cost. Run as <c>Load tile-feed</c> by the dispatch scenario.</summary>
    public static async Task Feed(Arguments arguments)
    {
        using var host = await Start(arguments);
        var result = await new PositionFeed(new FeedPlan(arguments), new TileSink(host.Services.GetRequiredService<IGrainFactory>())).Run();
        ChildResult.Print(result);
    }

    /// <summary>Starts the silo on a data folder.</summary>
    public static async Task<IHost> Start(Arguments arguments)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["RedStation:Data"] = arguments.Text("data") });
        builder.Logging.ClearProviders();
        builder.AddRedStationSilo();
        var host = builder.Build();
        host.Services.GetRequiredService<StoragePreparation>().Prepare();
        await host.StartAsync();
        return host;
    }
}
