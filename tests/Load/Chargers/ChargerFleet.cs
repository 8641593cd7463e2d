using System.Globalization;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Chargers;

/// <summary>Chargers of OCPP 1.6, ten at a station, each with a port of its own.</summary>
public sealed class ChargerFleet : IDisposable
{
    private const int OfAStation = 10;
    private const int StationsOfATile = 10;
    private const int RegisteringAtOnce = 16;
    private const int ConnectingAtOnce = 64;

    private readonly SimulatedCharger[] chargers;

    private ChargerFleet(int count) => chargers = new SimulatedCharger[count];

    /// <summary>They, by their numbers.</summary>
    public IReadOnlyList<SimulatedCharger> All => chargers;

    /// <summary>Brings stations in and registers chargers there.</summary>
    public static async Task<ChargerFleet> Register(LoadTarget target, int count)
    {
        var stations = (count + OfAStation - 1) / OfAStation;
        var plan = new StationPlan(stations, Math.Max(1, stations / StationsOfATile));
        await target.Import(plan);
        var admin = await target.Identities.Admin();
        var fleet = new ChargerFleet(count);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = RegisteringAtOnce };
        await Parallel.ForEachAsync(Enumerable.Range(0, count), atOnce, async (number, _) =>
        {
            var station = plan.Stations[number / OfAStation].Id;
            var path = $"/api/v1/stations/{station}/equipment";
            var identity = string.Create(CultureInfo.InvariantCulture, $"{station}-c{number % OfAStation}");
            var made = Rest.Good(
                await target.Rest.Post(path, admin, new
                {
                    operationId = identity,
                    kind = "ocpp16",
                    identity,
                    connectors = new[] { new { connector = 1, port = (number % OfAStation) + 1 } },
                }),
                path);
            fleet.chargers[number] = new SimulatedCharger(target.Address, identity, (string)made["secret"]!);
        });
        return fleet;
    }

    /// <summary>All come onto the line, in good order.</summary>
    public Task Connect() => Parallel.ForEachAsync(
        chargers, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce }, async (charger, _) => await charger.Connect());

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var charger in chargers)
        {
            charger?.Dispose();
        }
    }
}
