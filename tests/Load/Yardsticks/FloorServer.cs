using System.Globalization;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedStation.Tests.Load.Live;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>
/// The yardstick of the live map: a bare SignalR hub that tells groups what it is told, with messages made beforehand. No grains, no
/// storage, no sign-in, no truth. Run as <c>Load floor-server</c> by the live scenario.
/// </summary>
public static class FloorServer
{
    /// <summary>How it packs.</summary>
    public static MessagePackSerializerOptions Packing { get; } = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create(StandardResolver.Instance, ContractlessStandardResolver.Instance));

    /// <summary>Serves until killed.</summary>
    public static async Task Serve(Arguments arguments)
    {
        var plan = new StationPlan(arguments.Whole("stations", 1_000), arguments.Whole("tiles", 50));
        var messages = new FloorMessages(LiveForm.Of(arguments.OneOf("form", "compact", "messagepack", "json")), plan);
        var coalesce = TimeSpan.FromMilliseconds(arguments.Number("coalesce", 0, 0, 10_000));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR().AddMessagePackProtocol(options => options.SerializerOptions = Packing);
        builder.Services.AddSingleton(provider =>
            new FloorBroadcast(provider.GetRequiredService<IHubContext<FloorHub>>(), messages, plan, coalesce));
        var app = builder.Build();
        app.Urls.Add(arguments.Text("listen")!);
        app.MapGet("/", () => "floor");
        app.MapHub<FloorHub>("/floor");
        app.MapPost("/api/v1/stations/{id}/ports:report", async (string id, FloorReport report, FloorBroadcast broadcast) =>
        {
            await broadcast.Publish(Last(id), Last(report.OperationId) + 1);
            return new { applied = report.Ports.Length, ignored = 0, unchanged = 0, revision = 1 };
        });
        await app.RunAsync();
    }

    /// <summary>The number behind the last hyphen: of a station, or of the step that an operation is.</summary>
    private static int Last(string text) => int.Parse(text.AsSpan(text.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}
