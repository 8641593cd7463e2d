using RedStation.Api.Players;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Demo;

/// <summary>
/// Brings stations and people of the demo city in. On the same data folder a second start finds them and changes nothing, not even what
/// somebody has edited since.
/// </summary>
public sealed class DemoLoader(
    IGrainFactory grains, DemoCity city, DemoPeople people, DemoExchange exchange, DemoRules rules, PlayerApi api, TimeProvider clock)
{
    private const int AtOnce = 8;

    /// <summary>Defines what is not there yet; answers how many stations that were.</summary>
    public async Task<int> Load(CancellationToken cancellation)
    {
        var made = 0;
        var many = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await rules.Publish(cancellation);
        await Parallel.ForEachAsync(people.RidersToRegister, many, async (person, _) => await Register(person));
        await Parallel.ForEachAsync(city.Stations, many, async (station, _) =>
        {
            if (await Define(station))
            {
                Interlocked.Increment(ref made);
            }
        });
        await Parallel.ForEachAsync(
            city.Stations.Where(station => station.Part == DemoStationPart.Showcase), many, async (station, stop) => await OpenUp(station, stop));
        await exchange.Register();
        await exchange.Restock();
        return made;
    }

    /// <summary>Makes a rider known, played or driven; one who is known stays as they are.</summary>
    public Task Register(DemoPerson person) => grains
        .Rider(person.Identity.Subject)
        .Register(new RegisterRider(person.Identity.DisplayName, person.HomeDistrict, person.Skills));

    private async Task<bool> Define(DemoStation station)
    {
        var grain = grains.Station(station.Id);
        if (await grain.Get() is not null)
        {
            return false;
        }

        var answer = await grain.Define(new DefineStation("demo-" + station.Id, station.Definition));
        return answer.Refusal is { } refusal
            ? throw new InvalidOperationException($"Station {station.Id} refused its definition: {refusal}.")
            : true;
    }

    // A showcase begins with nearly all ports free. Once it has reported, what a person made of it stays.
    private async Task OpenUp(DemoStation station, CancellationToken cancellation)
    {
        if (await grains.Station(station.Id).GetSummary() is not { Retired: false })
        {
            return;
        }

        var device = new PlayedDevice(station.Id, station.Definition.District, api);
        await device.Heartbeat(cancellation);
        var detail = await grains.Station(station.Id).Get();
        if (detail is null || detail.Ports.Any(port => port.Status != PortStatus.Offline))
        {
            return;
        }

        var now = clock.GetUtcNow();
        await device.Report($"demo-open-{Guid.NewGuid():N}",
            [.. detail.Ports.Select(port => new DeviceReading(port.Port, port.Port % 4 == 3 ? PortStatus.Charging : PortStatus.Available, now))],
            cancellation);
    }
}
