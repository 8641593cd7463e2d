using System.Collections.Immutable;
using RedStation.Tests.Load.Stations;
using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Live;

/// <summary>A target with its stations and watchers.</summary>
public sealed class LiveStage : IAsyncDisposable
{
    private const int ConnectingAtOnce = 64;

    private ImmutableList<Watcher> watchers = [];
    private readonly HubPings signs;

    /// <summary>Sets the stage; nobody watches yet.</summary>
    public LiveStage(ILiveTarget target, StationPlan plan, LiveForm form)
    {
        (Target, Plan, Form) = (target, plan, form);
        Tracks = [.. plan.Stations.Select(station => new ChangeTrack(station))];
        Book = new StationRegistry(Tracks);
        signs = new HubPings(() => watchers.Select(watcher => watcher.Line).OfType<HubLine>());
    }

    /// <summary>Who is under load.</summary>
    public ILiveTarget Target { get; }

    /// <summary>Where the stations are.</summary>
    public StationPlan Plan { get; }

    /// <summary>The form that phones watch in.</summary>
    public LiveForm Form { get; }

    /// <summary>The stations' changes.</summary>
    public IReadOnlyList<ChangeTrack> Tracks { get; }

    /// <summary>The stations' numbers.</summary>
    public StationRegistry Book { get; }

    /// <summary>Who watches.</summary>
    public IReadOnlyList<Watcher> Watchers => watchers;

    /// <summary>Whether every watcher's arrivals are counted; only then can the server's work be divided by them.</summary>
    public bool CountsAll => watchers.TrueForAll(watcher => watcher.Map.IsCounted);

    /// <summary>Bytes that watchers have received whose arrivals are counted.</summary>
    public long BytesReceived => watchers.Where(watcher => watcher.Map.IsCounted).Sum(watcher => watcher.BytesReceived);

    /// <summary>Adds watchers; number n watches tile n modulo tiles and as many after it as each watches.</summary>
    public async Task<IReadOnlyList<Watcher>> Connect(
        int count, LiveTally? tally, int tilesEach = 1, IReadOnlyList<string>? tiles = null, int? receiveBuffer = null)
    {
        var names = tiles ?? [.. Plan.Tiles.Select(tile => tile.ToString())];
        var added = Enumerable.Range(0, count).Select(number => new Watcher(
            Target.Hub,
            Form,
            [.. Enumerable.Range(number, tilesEach).Select(place => names[place % names.Count]).Distinct()],
            new WatchedMap(Form, Book, tally),
            receiveBuffer)).ToList();
        await Parallel.ForEachAsync(
            added, new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce }, async (watcher, _) => await watcher.Connect());
        watchers = watchers.AddRange(added);
        return added;
    }

    /// <summary>
    /// Runs half the load, so that the server compiles what it will need without falling behind, and then begins the whole load. Answers when figures
    /// may count.
    /// </summary>
    public async Task<Reporters> WarmUp(LivePlan load)
    {
        await using (Report(load.Rate / 2))
        {
            await Task.Delay(load.WarmUp);
        }

        var reporters = Report(load.Rate);
        await Task.Delay(load.Settling);
        return reporters;
    }

    /// <summary>Begins to report.</summary>
    public Reporters Report(double perSecond, IReadOnlyList<ChangeTrack>? tracks = null) => new(Target, tracks ?? Tracks, perSecond);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await signs.DisposeAsync();
        await Parallel.ForEachAsync(watchers, async (watcher, _) => await watcher.DisposeAsync());
    }
}
