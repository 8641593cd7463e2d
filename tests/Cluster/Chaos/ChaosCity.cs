using System.Globalization;
using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Chaos.Actors;
using RedStation.Tests.Cluster.Chaos.Judging;
using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>The stations and people of a run, set up through the public interfaces.</summary>
public sealed class ChaosCity
{
    /// <summary>Ports of each station.</summary>
    public const int Ports = 3;

    private const int StationCount = 4;
    private const int RiderCount = 8;
    private const int TasksAtOnce = 5;
    private const int CasesAtOnce = 4;
    private const int ReporterCount = 3;

    private readonly IChaosTarget target;
    private readonly int seed;
    private readonly List<DeviceActor> devices = [];
    private readonly List<CaseReporterActor> reporters = [];
    private readonly CaseBoard cases = new(CasesAtOnce);
    private readonly Dictionary<string, object> signIns = [];
    private int actors;

    private ChaosCity(IChaosTarget target, int seed, Recorder recorder) => (this.target, this.seed, Recorder) = (target, seed, recorder);

    /// <summary>What everybody asked and was told.</summary>
    public Recorder Recorder { get; }

    /// <summary>The stations.</summary>
    public IReadOnlyList<string> Stations { get; } = [.. Enumerable.Range(1, StationCount).Select(number => $"chaos-{number}")];

    /// <summary>The riders.</summary>
    public IReadOnlyList<string> Riders { get; } =
        [.. Enumerable.Range(1, RiderCount).Select(number => string.Create(CultureInfo.InvariantCulture, $"demo-rider-{number:00}"))];

    /// <summary>The tasks.</summary>
    public TaskBoard Board { get; } = new(TasksAtOnce);

    /// <summary>Who reports cases, and what their reports begin with.</summary>
    public IReadOnlyList<(string Rider, string Process)> CaseReporters => [.. reporters.Select(reporter => (reporter.Rider, reporter.Process))];

    /// <summary>The tile that all stations are in.</summary>
    public static string Tile => MapTiles.At(Place.Lat, Place.Lon);

    /// <summary>Waits until the servers serve, and sets up the stations.</summary>
    public static async Task<ChaosCity> Build(IChaosTarget target, int seed)
    {
        var city = new ChaosCity(target, seed, new Recorder());
        var admin = city.Caller("admin", Demo("demo-admin"));
        // Whoever asks the last of the demo's riders knows that the others are there too.
        var last = city.Caller("last", Demo("demo-rider-40"));
        await Until.True(async () => await last.Get("riders/me") is not null, () => "servers that serve\n" + target.Output);
        foreach (var station in city.Stations)
        {
            await city.Build(admin, station);
        }

        city.reporters.AddRange(city.Riders.Take(ReporterCount).Select(
            rider => new CaseReporterActor(city.Caller($"{rider}.report", Demo(rider)), rider, city.cases)));
        await foreach (var opened in ChaosShop.Open(admin))
        {
            city.Granted(opened);
        }

        return city;
    }

    /// <summary>Everybody, acting until told to stop.</summary>
    public IReadOnlyList<Task> Act(CancellationToken stop)
    {
        var dispatchers = new[] { "demo-dispatcher-hz", "demo-admin" };
        return
        [
            .. devices.Select(device => device.Act(stop)),
            .. Riders.SelectMany(rider => Enumerable.Range(1, 2).Select(
                phone => new RiderActor(Caller($"{rider}.{phone}", Demo(rider)), rider, Stations, Ports).Act(stop))),
            .. Enumerable.Range(1, 2).Select(eye => new ReadingActor(Caller($"eye-{eye}", Demo("demo-admin")), Stations).Act(stop)),
            .. Riders.Select(rider => Duty(rider).Act(stop)),
            .. Riders.Where((_, number) => number % 2 == 0).Select(rider => Reader(rider).Act(stop)),
            .. Riders.Where((_, number) => number % 2 == 1).Select(rider => Shopper(rider).Act(stop)),
            new ShopActor(Caller("shop", Demo("demo-admin"))).Act(stop),
            .. dispatchers.Select(subject => new DispatcherActor(Caller(subject, Demo(subject)), Board, Riders).Act(stop)),
            .. reporters.Select(reporter => reporter.Act(stop)),
            .. dispatchers.Select((subject, number) =>
                new CaseOfficerActor(Caller($"{subject}.inbox", Demo(subject)), subject, cases, works: number == 0).Act(stop)),
        ];
    }

    /// <summary>A rider's line to the hub.</summary>
    public DutyActor Duty(string rider) => new(Caller($"{rider}.duty", Demo(rider)), target.Apis);

    /// <summary>
    /// Whether riders have reserved services, fetched them, given them up and come too late, each at least once: what a run has to show, however
    /// busy the machine is.
    /// </summary>
    public static bool HasTraded(IReadOnlyList<Recorded> records) =>
        Has<Command.ReserveService>(records, null) && Has<Command.DeliverService>(records, null) && Has<Command.CancelService>(records, null)
        && (Has<Command.DeliverService>(records, "redemption_expired") || Has<Command.CancelService>(records, "redemption_expired"));

    /// <summary>
    /// Whether cases were closed, by somebody else than who worked on them, and somebody who did was refused: what a run has to show of them.
    /// </summary>
    public static bool HasClosedCases(IReadOnlyList<Recorded> records) => HasActed(records, null) && HasActed(records, "case_own_work");

    /// <summary>
    /// Whether a rider whose points were put on hold has looked at the wallet since, with the service neither fetched nor given up: a rider's phone
    /// does one thing after the other.
    /// </summary>
    public static bool HasSeenAHold(IReadOnlyList<Recorded> records) => Reservations.Granted(records).Any(held =>
        records.Any(seen => seen is { Command: Command.ReadMe, IsGranted: true } && seen.Process == held.Process && seen.Invoked >= held.Returned)
        && !records.Any(later => later.Command is Command.CancelService cancel && cancel.Reservation == held.Id)
        && !records.Any(later => later.Command is Command.DeliverService deliver && deliver.Reservation == held.Id));

    /// <summary>Every station is heard again, what is still reserved is given up, and whoever may reads everything.</summary>
    public async Task ReadAll()
    {
        await Task.WhenAll(devices.Select(device => device.Report()));
        var (admin, riders) = (Caller("auditor", Demo("demo-admin")), Riders.Select(rider => (rider, Caller($"{rider}.last", Demo(rider)))));
        foreach (var station in Stations)
        {
            await admin.Do(new Command.ReadStation(station), patient: true);
        }

        foreach (var (rider, caller) in riders)
        {
            foreach (var reserved in Reservations.Open(Recorder.All, rider))
            {
                await caller.Do(new Command.CancelService(rider, reserved.Id, Reservations.RedemptionOf(reserved)), patient: true);
            }

            await caller.Do(new Command.ReadMe(rider), patient: true);
        }

        await admin.Do(new Command.ReadOffers(ChaosShop.Provider), patient: true);

        foreach (var task in Tasks)
        {
            await admin.Do(new Command.ReadTask(task), patient: true);
        }

        foreach (var (id, _) in CaseHistories.Reported(Recorder.All))
        {
            await admin.Do(new Command.ReadCase(id), patient: true);
        }
    }

    /// <summary>Every task that somebody was told of.</summary>
    public IReadOnlyList<string> Tasks =>
        [.. Recorder.All.Where(record => record is { Command: Command.Open, IsGranted: true }).Select(record => (string)record.Reply!.Body!["id"]!)];

    /// <summary>A process of the run.</summary>
    public Caller Caller(string process, object signIn) =>
        new(
            target.Apis, signIn, process + "." + Interlocked.Increment(ref actors).ToString(CultureInfo.InvariantCulture), Recorder,
            new Random(seed + (7919 * actors)));

    /// <summary>How a demo person signs in.</summary>
    public static object Demo(string subject) => new { grant = "demo", subject };

    private ReaderActor Reader(string rider) => new(
        Caller($"{rider}.card", Demo(rider)), rider, [.. Stations.Take(2).Select(station => (Caller($"{station}.door", signIns[station]), station))]);

    private ShopperActor Shopper(string rider) => new(
        Caller($"{rider}.wallet", Demo(rider)), rider,
        [.. Enumerable.Range(1, 2).Select(counter => Caller($"{rider}.counter-{counter}", Demo("demo-admin")))]);

    private static bool Has<TCommand>(IReadOnlyList<Recorded> records, string? refusal)
        where TCommand : Command =>
        records.Any(record => record.Command is TCommand && record.Reply is { } reply && reply.Code == refusal);

    private static bool HasActed(IReadOnlyList<Recorded> records, string? refusal) => records.Any(record =>
        record is { Command: Command.ActOnCase { Verb: "close" }, Reply: { } reply } && reply.Code == refusal);

    private async Task Build(Caller admin, string station)
    {
        var (lat, lon) = Place.Near(admin.Random);
        Granted(await admin.Do(new Command.Define(station, lat, lon, Ports), patient: true));
        var secret = (string)Granted(await admin.Do(new Command.DeviceSecret(station), patient: true))["secret"]!;
        signIns[station] = new JsonObject { ["grant"] = "device", ["stationId"] = station, ["secret"] = secret };
        var device = new DeviceActor(Caller($"{station}.device", signIns[station]), station, Ports);
        Granted(await device.Report());
        devices.Add(device);
    }

    private JsonNode Granted(Reply? reply)
    {
        Assert.True(reply?.IsGranted, $"{reply?.Status} {reply?.Body?.ToJsonString()}\n{target.Output}");
        return reply!.Body!;
    }
}
