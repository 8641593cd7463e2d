using System.Collections.Immutable;
using RedStation.Api.Accounts;
using RedStation.Api.Players;
using RedStation.Api.Sandbox;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>The played riders of the four cities; more than half of them around the centre of Hangzhou.</summary>
public sealed partial class PlayedRiders : IDemoPart
{
    /// <summary>One in so many works for the demo's delivery platform, and is linked to it.</summary>
    private const int LinkedEvery = 3;

    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly PlayerApi api;
    private readonly DemoLoader loader;
    private readonly SandboxPlatform platform;
    private readonly PlayerTokens tokens;
    private readonly TimeProvider clock;
    private readonly ILogger<PlayedRiders> logger;
    private readonly ImmutableArray<(DemoCityPlan City, PlayedRider Rider)> riders;

    /// <summary>Spreads the riders over the cities.</summary>
    public PlayedRiders(
        DistrictMap districts, DemoOptions options, PlayerApi api, DemoLoader loader, SandboxPlatform platform, PlayerTokens tokens,
        TimeProvider clock, ILogger<PlayedRiders> logger)
    {
        (this.api, this.loader, this.platform, this.tokens, this.clock, this.logger) = (api, loader, platform, tokens, clock, logger);
        var (random, places) = (new Random(options.Seed + 3), new DemoPlaces(districts));
        riders =
        [
            .. Enumerable.Range(1, options.Riders)
                .Select(number => (Number: number, City: DemoCityPlan.All[number % 10 < 6 ? 0 : number % 10 < 8 ? 1 : number % 10 - 6]))
                .Select(entry => (entry.Number, entry.City, Found: places.Choose(random, entry.City.Centre, 2_000, entry.City.Adcode)))
                .Where(entry => entry.Found is not null)
                .Select(entry => (
                    entry.City,
                    new PlayedRider(entry.Number, entry.Found!.Value.Place, entry.Found.Value.District.Adcode, options, clock))),
        ];
    }

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        var address = await api.WhenReady(cancellation);
        await Task.WhenAll(riders.Select((entry, index) => Keep(entry.Rider, index, address, cancellation)));
    }

    /// <summary>Where one of a city's riders is, or null when it has none.</summary>
    internal GeoPoint? Somewhere(DemoCityPlan city, Random random)
    {
        var here = riders.Where(entry => entry.City == city).ToArray();
        return here.Length == 0 ? null : here[random.Next(here.Length)].Rider.Here;
    }

    /// <summary>Riders who have begun their turn, in their order, each with what they can spend.</summary>
    internal IEnumerable<(DemoCityPlan City, AccountIdentity Who, GeoPoint Here, long Points)> OnDuty(DateTimeOffset now) =>
        riders.Where(entry => entry.Rider.IsOnDuty).Select(entry => (entry.City, entry.Rider.Who(now), entry.Rider.Here, entry.Rider.Points));

    /// <summary>Somebody who has so many points to spend; null while nobody has.</summary>
    internal AccountIdentity? SomebodyWith(long points, Random random, DateTimeOffset now)
    {
        var able = riders.Where(entry => entry.Rider.Points >= points).ToArray();
        return able.Length == 0 ? null : able[random.Next(able.Length)].Rider.Who(now);
    }

    private async Task Keep(PlayedRider rider, int index, Uri address, CancellationToken cancellation)
    {
        await Task.Delay(Apart * index, clock, cancellation);
        while (true)
        {
            try
            {
                if (index % LinkedEvery == 0)
                {
                    await loader.Register(rider.Person(clock.GetUtcNow()));
                    await platform.Link(rider.Who(clock.GetUtcNow()), cancellation);
                }

                await rider.Work(address, loader, tokens, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                LogLost(logger, index, fault.Message);
            }

            await Task.Delay(Again, clock, cancellation);
        }
    }

    // Happens every quarter of an hour, when the token runs out.
    [LoggerMessage(Level = LogLevel.Debug, Message = "Played rider {Index} lost the connection and comes back: {Reason}")]
    private static partial void LogLost(ILogger logger, int index, string reason);
}
