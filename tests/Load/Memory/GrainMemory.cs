using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Memory;

/// <summary>Counts the heap before and after many grains have come to memory. Run as <c>Load grain-memory</c> by the memory scenario.</summary>
public static class GrainMemory
{
    private const int WarmUp = 200;
    private const int AtOnce = 64;

    /// <summary>Measures and prints.</summary>
    public static async Task Run(Arguments arguments)
    {
        var count = arguments.Whole("grains", 10_000);
        using var host = await TileServer.Start(arguments);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var riders = await PerGrain(count, number => Rider(grains, number).Register(new RegisterRider("负载骑手", "330106", [])));
        var onDuty = await PerGrain(count, number => Rider(grains, number).GoOnDuty());
        var places = new StationPlan(count + WarmUp, 50).Stations;
        var stations = await PerGrain(
            count, number => grains.Station(places[number].Id).Define(new DefineStation("load", Definition(places[number]))));
        var tiles = await PerGrain(count, number => grains.DispatchTile(new TileId(13, number / 100, number % 100))
            .Nearby(new NearbyQuery(new GeoPoint(30, 120), 300, 10, [], 1)));
        ChildResult.Print(new MemoryResult(riders, onDuty, stations, tiles));
    }

    private static IRiderGrain Rider(IGrainFactory grains, int number) =>
        grains.Rider(string.Create(CultureInfo.InvariantCulture, $"load-rider-{number:000000}"));

    private static StationDefinition Definition(PlannedStation station) => new(
        $"负载驿站 {station.Number}", "330106", station.Position, station.Ports, [StationService.Charging, StationService.Water], null,
        DoorPolicy.None, null, null);

    private static async Task<double> PerGrain(int count, Func<int, Task> wake)
    {
        // The first ones pay for code and pools that all share.
        await Each(0, WarmUp, wake);
        var before = Heap();
        await Each(WarmUp, count, wake);
        return (Heap() - before) / (double)count;
    }

    private static Task Each(int first, int count, Func<int, Task> wake) => Parallel.ForEachAsync(
        Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await wake(number));

    private static long Heap()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(true);
    }
}
