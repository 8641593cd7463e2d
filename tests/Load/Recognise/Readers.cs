using System.Collections.Concurrent;
using System.Text;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Recognise;

/// <summary>The readers of all stations: credentials are shown to them at a fixed rate over all.</summary>
public sealed class Readers
{
    private const int MostWorkers = 64;

    /// <summary>A little longer than a visit lasts at our own servers.</summary>
    private static readonly TimeSpan VisitIsOver = OwnServer.VisitPause + TimeSpan.FromMilliseconds(50);

    private readonly Rest rest;
    private readonly IReadOnlyList<PlannedStation> stations;
    private readonly IReadOnlyDictionary<int, string> devices;
    private readonly ConcurrentDictionary<string, long> places = new();
    private readonly ConcurrentDictionary<(string Rider, int Station), Task> visits = new();
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private long errors;
    private int turns;

    private Readers(Rest rest, IReadOnlyList<PlannedStation> stations, IReadOnlyDictionary<int, string> devices)
    {
        (this.rest, this.stations, this.devices) = (rest, stations, devices);
    }

    /// <summary>From when a credential was due to be shown to the answer.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>What was answered.</summary>
    public ConcurrentBag<Reading> Readings { get; } = [];

    /// <summary>Answers other than a greeting.</summary>
    public long Errors => Interlocked.Read(ref errors);

    /// <summary>Signs the readers in, each with a sign of life, which also brings their stations to memory.</summary>
    public static async Task<Readers> SignIn(Rest rest, IIdentities identities, IReadOnlyList<PlannedStation> stations)
    {
        var devices = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(stations, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (station, _) =>
        {
            devices[station.Number] = await identities.Device(station.Id);
            var path = $"/api/v1/stations/{station.Id}/ports:report";
            var nothing = new { operationId = Guid.NewGuid().ToString("N"), ports = Array.Empty<object>() };
            Rest.Good(await rest.Post(path, devices[station.Number], nothing), path);
        });
        return new Readers(rest, stations, devices);
    }

    /// <summary>Fresh credentials, as riders' phones fetch them.</summary>
    public async Task<IReadOnlyList<Shown>> Fetch(IReadOnlyList<RiderIdentity> riders, int count)
    {
        var shown = new Shown[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
            shown[number] = await Fetch(riders[number % riders.Count]));
        return shown;
    }

    /// <summary>A rider's fresh credential.</summary>
    public async Task<Shown> Fetch(RiderIdentity rider) =>
        new(rider, (string)(await rest.Read("/api/v1/riders/me/credential", rider.Token))["credential"]!);

    /// <summary>Shows credentials one after the other at a rate, until there are none or it is over.</summary>
    /// <param name="next">The n-th credential, or null when there are no more.</param>
    /// <param name="perSecond">The rate.</param>
    /// <param name="stop">When it is over.</param>
    public Task Show(Func<long, Task<Shown?>> next, double perSecond, CancellationToken stop)
    {
        var pacer = new Pacer(Moment.Now, perSecond);
        // Operation ids of one turn must not come again in the next.
        var (workers, turn) = (MostWorkers, Interlocked.Increment(ref turns));
        return Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            for (var number = (long)worker; ; number += workers)
            {
                var start = await pacer.Wait(number, stop);
                if (stop.IsCancellationRequested || await next(number) is not { } shown)
                {
                    return;
                }

                await Read(shown, turn, number, start);
            }
        })));
    }

    /// <summary>Presents a credential once more.</summary>
    public async Task<(int Status, string Body)> Present(string station, string operationId, string credential)
    {
        var number = stations.First(one => one.Id == station).Number;
        var (status, body) = await rest.Post($"/api/v1/stations/{station}/recognitions", devices[number], new { operationId, credential });
        return ((int)status, Encoding.UTF8.GetString(body));
    }

    /// <summary>A station other than this one.</summary>
    public string Another(string station) => stations.First(one => one.Id != station).Id;

    private async Task Read(Shown shown, int turn, long number, long start)
    {
        // Who comes again comes to the next station, and to the same one only when the visit there is over, which else would go on.
        var station = stations[(int)(places.AddOrUpdate(shown.Rider.Id, number, (_, before) => before + 1) % stations.Count)];
        var (over, before) = (new TaskCompletionSource(), Task.CompletedTask);
        _ = visits.AddOrUpdate((shown.Rider.Id, station.Number), over.Task, (_, last) =>
        {
            before = last;
            return over.Task;
        });
        await before;
        var operationId = $"{run}-{turn}-{number}";
        var (status, body) = await rest.Post(
            $"/api/v1/stations/{station.Id}/recognitions", devices[station.Number], new { operationId, credential = shown.Credential });
        Latencies.Record(start, Moment.Now);
        _ = Task.Delay(VisitIsOver, CancellationToken.None).ContinueWith(_ => over.SetResult(), TaskScheduler.Default);
        Readings.Add(new Reading(shown, station.Id, operationId, (int)status, Encoding.UTF8.GetString(body)));
        if (status != System.Net.HttpStatusCode.OK)
        {
            Interlocked.Increment(ref errors);
        }
    }
}
