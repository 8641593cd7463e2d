using System.Collections.Immutable;
using RedStation.Api.Players;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>The played dispatchers, one a city.</summary>
public sealed partial class PlayedDispatchers : IDemoPart
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly DistrictMap districts;
    private readonly TimeProvider clock;
    private readonly ILogger<PlayedDispatchers> logger;
    private readonly ImmutableDictionary<DemoCityPlan, PlayedDispatcher> desks;

    /// <summary>Seats them.</summary>
    public PlayedDispatchers(
        PlayedRiders riders, DistrictMap districts, PlayerApi api, PlayerTokens tokens, DemoOptions options, TimeProvider clock,
        ILogger<PlayedDispatchers> logger)
    {
        (this.districts, this.clock, this.logger) = (districts, clock, logger);
        desks = DemoCityPlan.All
            .Select((city, index) => (city, desk: new PlayedDispatcher(
                city, riders, districts, api, tokens, clock, new Random(options.Seed + 100 + index))))
            .ToImmutableDictionary(entry => entry.city, entry => entry.desk);
    }

    /// <inheritdoc/>
    public Task Run(CancellationToken cancellation) => Task.WhenAll(desks.Select(entry => Keep(entry.Key, entry.Value, cancellation)));

    /// <summary>Opens a hazard check near a person; nothing happens outside the four cities.</summary>
    public Task OpenFor(GeoPoint person, CancellationToken cancellation) => districts.At(person) is { } district
        ? desks[DemoCityPlan.Of(district.Adcode)].OpenFor(person, cancellation)
        : Task.CompletedTask;

    private async Task Keep(DemoCityPlan city, PlayedDispatcher dispatcher, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await dispatcher.Work(cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                LogLost(logger, city.Code, fault.Message);
            }

            await Task.Delay(Again, clock, cancellation);
        }
    }

    // Happens every quarter of an hour, when the token runs out.
    [LoggerMessage(Level = LogLevel.Debug, Message = "The played dispatcher of {City} comes back: {Reason}")]
    private static partial void LogLost(ILogger logger, string city, string reason);
}
