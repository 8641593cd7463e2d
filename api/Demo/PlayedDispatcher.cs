using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Players;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;

namespace RedStation.Api.Demo;

/// <summary>A city's played dispatcher: opens a task every minute or so, and verifies most of what comes back.</summary>
internal sealed class PlayedDispatcher(
    DemoCityPlan city, PlayedRiders riders, DistrictMap districts, PlayerApi api, PlayerTokens tokens, TimeProvider clock, Random random)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    private readonly AccountIdentity who = new($"played-dispatcher-{city.Code}", Roles.Dispatcher, $"{city.Name}调度台", [city.Adcode], null);
    private readonly int openAtMost = city == DemoCityPlan.All[0] ? 8 : 4;
    private readonly double secondsBetween = city == DemoCityPlan.All[0] ? 45 : 75;

    /// <summary>Works until the connection is lost.</summary>
    public async Task Work(CancellationToken cancellation)
    {
        await using var desk = new DispatcherDesk(await api.WhenReady(cancellation), who, tokens);
        await desk.Open(city.Adcode, cancellation);
        var next = clock.GetUtcNow();
        while (desk.IsConnected)
        {
            await Task.Delay(Beat, clock, cancellation);
            var now = clock.GetUtcNow();
            var mine = desk.Tasks.Where(task => task.History.Length > 0 && task.History[0].By == who.Subject).ToList();
            foreach (var task in mine)
            {
                await See(desk, task, now, cancellation);
            }

            if (now >= next && mine.Count(task => !DispatcherStep.IsOver(task)) < openAtMost)
            {
                next = now + TimeSpan.FromSeconds(secondsBetween * (0.7 + 0.6 * random.NextDouble()));
                await Open(cancellation);
            }
        }
    }

    /// <summary>Opens a hazard check a little way from a person, who will then be offered it.</summary>
    public Task OpenFor(GeoPoint person, CancellationToken cancellation) =>
        Open(TaskType.HazardCheck, DemoTaskWords.Person(random), DemoPlaces.Around(random, person, 150, 300), cancellation);

    private async Task See(DispatcherDesk desk, TaskView task, DateTimeOffset now, CancellationToken cancellation)
    {
        if (DispatcherStep.IsOver(task))
        {
            desk.Forget(task.Id);
        }
        else if (DispatcherStep.Next(task, now) is { } step)
        {
            await Ask($"/api/v1/tasks/{task.Id}/{step}", new { operationId = $"{step}-{task.Id}" }, cancellation);
        }
    }

    private Task Open(CancellationToken cancellation)
    {
        var (type, note) = DemoTaskWords.Any(random);
        return riders.Somewhere(city, random) is { } near
            ? Open(type, note, DemoPlaces.Around(random, near, 60, 450), cancellation)
            : Task.CompletedTask;
    }

    private Task Open(TaskType type, string note, GeoPoint position, CancellationToken cancellation) =>
        districts.At(position) is { } district && DistrictScope.Covers([city.Adcode], district.Adcode)
            ? Ask("/api/v1/tasks", new { operationId = Guid.NewGuid().ToString("N"), type, position, note, respondWithin = "PT20M" }, cancellation)
            : Task.CompletedTask;

    // Refused most often because a person was faster.
    private async Task Ask(string path, object body, CancellationToken cancellation)
    {
        try
        {
            await api.Post<TaskView>(who, path, body, cancellation);
        }
        catch (PlayerRefusedException refused) when (refused.Status == System.Net.HttpStatusCode.Conflict)
        {
        }
    }
}
