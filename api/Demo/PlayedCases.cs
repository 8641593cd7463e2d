using System.Collections.Immutable;
using System.Net;
using RedStation.Api.Accounts;
using RedStation.Api.Players;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>
/// The demo city's cases: in every status from the beginning, and going on. Reporters are the riders whom visitors drive, so that they have something
/// to follow. What a visitor has had a hand in is left alone.
/// </summary>
public sealed class PlayedCases(
    DemoPeople people, DistrictMap districts, PlayerApi api, DemoOptions options, TimeProvider clock) : IDemoPart
{
    private const int OpenInHangzhou = 28;
    private const int OpenElsewhere = 14;
    private const double FarthestM = 2_600;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(150);

    /// <summary>For so long a case stays as it is, so that people can do something with it.</summary>
    private static readonly TimeSpan LeftToPeople = TimeSpan.FromMinutes(4);

    /// <inheritdoc/>
    public Task Run(CancellationToken cancellation) =>
        Task.WhenAll(DemoCityPlan.All.Select((city, index) => Play(city, new Random(options.Seed + 200 + index), cancellation)));

    /// <summary>Makes a city's first cases, of which there are some in every status.</summary>
    internal async Task Begin(DemoCityPlan city, Random random, CancellationToken cancellation)
    {
        var (desk, reporters) = (new DemoCaseDesk(city, api, clock, random), Reporters(city));
        foreach (var (number, steps) in DemoCaseSteps.Beginnings.Index())
        {
            var (report, place) = (DemoCaseWords.Any(random), Somewhere(city, random));
            var view = await desk.Report(reporters[number % reporters.Length], report, place, cancellation);
            if (number == 0)
            {
                var same = DemoPlaces.Around(random, place, 5, 20);
                await desk.Merge(await desk.Report(reporters[1], report, same, cancellation), view, cancellation);
                await desk.Join(reporters[2], view, cancellation);
            }

            foreach (var step in steps)
            {
                view = await desk.Act(view, step, cancellation);
            }

            await Task.Delay(Apart, clock, cancellation);
        }
    }

    private async Task Play(DemoCityPlan city, Random random, CancellationToken cancellation)
    {
        var desk = new DemoCaseDesk(city, api, clock, random);
        if ((await desk.Open(cancellation)).Count == 0)
        {
            await Begin(city, random, cancellation);
        }

        while (true)
        {
            await Task.Delay(Beat * (0.7 + (0.6 * random.NextDouble())), clock, cancellation);
            try
            {
                await GoOn(desk, city, random, cancellation);
            }
            catch (PlayerRefusedException refused) when (refused.Status is HttpStatusCode.Conflict or HttpStatusCode.Forbidden)
            {
                // A person was faster.
            }
        }
    }

    private async Task GoOn(DemoCaseDesk desk, DemoCityPlan city, Random random, CancellationToken cancellation)
    {
        var open = await desk.Open(cancellation);
        var most = city == DemoCityPlan.All[0] ? OpenInHangzhou : OpenElsewhere;
        if (open.Count < most && random.NextDouble() < 0.25)
        {
            var reporters = Reporters(city);
            await desk.Report(reporters[random.Next(reporters.Length)], DemoCaseWords.Any(random), Somewhere(city, random), cancellation);
            return;
        }

        var now = clock.GetUtcNow();
        var own = open.Where(view => now - view.History[^1].At >= LeftToPeople && view.History.All(entry => IsPlayed(entry.By))).ToArray();
        if (own.Length > 0 && own[random.Next(own.Length)] is var view && DemoCaseSteps.Next(view, random) is { } step)
        {
            await desk.Act(view, step, cancellation);
        }
    }

    private ImmutableArray<AccountIdentity> Reporters(DemoCityPlan city) =>
        [.. people.RidersToRegister.Where(rider => DistrictScope.Covers([city.Adcode], rider.HomeDistrict ?? "")).Select(rider => rider.Identity)];

    private bool IsPlayed(string subject) =>
        subject == Domain.Cases.CaseSteps.System || subject.StartsWith("played-", StringComparison.Ordinal) || people.IsDriven(subject);

    private GeoPoint Somewhere(DemoCityPlan city, Random random)
    {
        while (true)
        {
            var place = DemoPlaces.Around(random, city.Centre, 0, FarthestM);
            if (!DemoPlaces.IsWater(place) && districts.At(place) is { } district && DistrictScope.Covers([city.Adcode], district.Adcode))
            {
                return place;
            }
        }
    }
}
